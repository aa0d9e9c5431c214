# Published data sets, their exact MCD and medcouples by robustbase: Rscript robustbase.R
library(robustbase)
sets <- list(hbk = hbk[, 1:3], starsCYG = starsCYG, stackloss = stackloss[, 1:3], wood = wood[, 1:5])
out <- sprintf("# %s, robustbase %s", R.version.string, packageVersion("robustbase"))
out <- c(out, "data,log_determinant,inside")
for (name in names(sets)) {
  x <- as.matrix(sets[[name]])
  write.table(x, paste0(name, ".csv"), sep = ",", row.names = FALSE, quote = FALSE)
  set.seed(1)
  r <- covMcd(x, nsamp = if (nrow(x) < 25) "exact" else 20000)
  out <- c(out, sprintf("%s,%.12f,%d", name, r$crit, sum(r$mcd.wt)))
}
writeLines(out, "mcd.csv")
m <- c(sprintf("# %s, robustbase %s", R.version.string, packageVersion("robustbase")), "data,medcouple,lower,upper")
for (name in c("stack.loss", "Water.Temp", "Air.Flow")) {
  x <- stackloss[[name]]; a <- adjbox(x, plot = FALSE)$fence
  m <- c(m, sprintf("%s,%.15g,%.15g,%.15g", name, mc(x, doScale = FALSE), a[1], a[2]))
}
writeLines(m, "medcouple.csv")
write.table(stackloss, "stackloss4.csv", sep = ",", row.names = FALSE, quote = FALSE)
