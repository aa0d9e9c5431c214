# Confidence sets of ranks by the R package csranks, 1.2.2.9001 (github.com/danielwilhelm/R-CS-ranks,
# commit bd4f755; CRAN has the releases).
# Run: Rscript rank-confidence.R > rank-confidence.csv
library(csranks)
draws <- 20000
sets <- function(x, sigma, coverage, seed) {
  marginal <- csranks(x, sigma, coverage = coverage, R = draws, simul = FALSE, seed = seed)
  simultaneous <- csranks(x, sigma, coverage = coverage, R = draws, seed = seed)
  cbind(marginal$L, marginal$U, simultaneous$L, simultaneous$U,
    sapply(c(1, 4, 8), function(k) cstaubest(x, sigma, k, coverage, R = draws, seed = seed)))
}
# The first data whose sets no draws can change: they are the same some four standard errors of
# a tail of 20,000 draws around a coverage of 95 %, and from other draws.
settled <- function(make) {
  for (attempt in 1:500) {
    set.seed(attempt)
    case <- make()
    # Cheap calls first.
    at <- sets(case$x, case$sigma, 0.944, 1)
    if (all(at == sets(case$x, case$sigma, 0.956, 1)) && all(at == sets(case$x, case$sigma, 0.95, 2)))
      return(c(case, list(sets = at, attempt = attempt)))
  }
  stop("every case is borderline")
}
equal <- function() list(x = round(rnorm(12) * 3, 3), sigma = diag(12))
unequal <- function() list(
  x = round(rnorm(14) * 3, 3), sigma = diag(round(exp(rnorm(14, 0, 0.8)), 3)))
# Four groups whose units share an error, and errors that correlate in no pattern.
grouped <- function() {
  shared <- outer(rep(1:4, 4), rep(1:4, 4), "==") * 0.8
  loose <- round(matrix(rnorm(16 * 3), 16) * 0.4, 2)
  list(x = round(rnorm(16) * 3, 3),
    sigma = round(shared + loose %*% t(loose) + diag(round(exp(rnorm(16, -1, 0.7)), 3)), 6))
}
cat(sprintf("# csranks %s, R %s, %d draws; the covariance row by row\n",
  packageVersion("csranks"), getRversion(), draws))
cat("case,estimate,marginal_lower,marginal_upper,lower,upper,first1,first4,first8,covariance\n")
for (name in c("equal", "unequal", "grouped")) {
  case <- settled(get(name))
  message(name, ": attempt ", case$attempt)
  for (i in seq_along(case$x))
    cat(paste(c(name, case$x[i], case$sets[i, ], case$sigma[i, ]), collapse = ","), "\n", sep = "")
}
