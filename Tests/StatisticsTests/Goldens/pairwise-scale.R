# Qn and Sn of samples of 2 to 60 values, some with ties, by robustbase: Rscript pairwise-scale.R
library(robustbase)
out <- sprintf("# %s, robustbase %s: n, Qn, Sn, values", R.version.string, packageVersion("robustbase"))
set.seed(12)
for (n in c(2:16, 25, 40, 59, 60)) {
  x <- if (n %% 5 == 0) round(rnorm(n) * 4) else round(rnorm(n), 6)
  out <- c(out, paste(c(n, sprintf("%.15g", c(Qn(x), Sn(x), x))), collapse = ","))
}
writeLines(out, "pairwise-scale.csv")
