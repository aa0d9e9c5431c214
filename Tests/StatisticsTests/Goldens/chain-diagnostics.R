# Rank-normalised split R-hat and bulk ESS of fixed series, by the R package posterior.
# Run: Rscript chain-diagnostics.R > chain-diagnostics.csv
library(posterior)
# The series can be rebuilt anywhere: a logistic map, smoothed, one start a chain.
series <- function(start, n, keep) {
  x <- start; y <- 0; out <- numeric(n)
  for (i in seq_len(n)) {
    x <- 3.99 * x * (1 - x)
    y <- keep * y + x
    out[i] <- y
  }
  out
}
cat(sprintf("# posterior %s, R %s\n", packageVersion("posterior"), getRversion()))
cat("keep,draws,shift,rhat,ess_bulk\n")
for (keep in c(0, 0.5, 0.9)) for (draws in c(40, 501)) for (shift in c(0, 0.7)) {
  x <- sapply(1:4, function(chain) series(0.1 * chain + 0.03, draws, keep) + shift * (chain == 4))
  cat(sprintf("%g,%d,%g,%.12g,%.12g\n", keep, draws, shift, rhat(x), ess_bulk(x)))
}
