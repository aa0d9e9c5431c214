# Writes random_effects.json: REML and predictions by metafor, for values with known variances.
#   Rscript random_effects.R
suppressPackageStartupMessages(library(metafor))
set.seed(11)
number <- function(x) paste(format(x, digits = 17, trim = TRUE), collapse = ", ")
case <- function(values, variances) {
  fit <- rma(yi = values, vi = variances, method = "REML",
             control = list(threshold = 1e-14, maxiter = 10000, stepadj = 0.5))
  best <- blup(fit)
  sprintf(
    '  {"values": [%s],\n   "variances": [%s],\n   "mean": %s, "mean_se": %s, "tau2": %s,\n   "predictions": [%s],\n   "standard_errors": [%s]}',
    number(values), number(variances), number(as.numeric(fit$beta)), number(fit$se),
    number(fit$tau2), number(best$pred), number(best$se))
}
# The BCG trials that metafor holds (Colditz et al. 1994), and simulated cases.
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
v <- runif(12, 0.5, 3)
cases <- c(
  case(as.numeric(bcg$yi), as.numeric(bcg$vi)),
  case(rnorm(12, 1, sqrt(4 + v)), v),
  case(1 + 0.1 * rnorm(8), rep(2, 8)),
  case(c(-3, 5), c(1, 0.2)))
cat(sprintf('{"versions": "R %s, metafor %s",\n "cases": [\n%s\n]}\n', getRversion(),
            packageVersion("metafor"), paste(cases, collapse = ",\n")), file = "random_effects.json")
