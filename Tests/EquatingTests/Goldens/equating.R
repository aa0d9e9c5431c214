# Data of Kolen & Brennan (2014), Test Equating, Scaling, and Linking: ACT Mathematics (table 2.5) and
# the 36-item forms with 12 common items of chapters 4 and 5, as the R package equate has them, and
# what that package makes of them. Rscript equating.R
suppressMessages(library(equate))
head <- sprintf("# %s, equate %s", R.version.string, packageVersion("equate"))
put <- function(d, file) {
  writeLines(c(head, paste(names(d), collapse = ",")), file)
  d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.12g", v) else v)
  write.table(d, file, append = TRUE, sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
}
tight <- glm.control(epsilon = 1e-15, maxit = 200)
act <- ACTmath
ft <- function(count) as.freqtab(data.frame(act$scale, count))
plain <- equate(ft(act$xcount), ft(act$ycount), type = "equip")$conc
linear <- equate(ft(act$xcount), ft(act$ycount), type = "linear")$conc
put(data.frame(
  score = act$scale, x = act$xcount, y = act$ycount, equipercentile = plain$yx, se = plain$se,
  linear = linear$yx, linear_se = linear$se), "act.csv")

fits <- do.call(rbind, lapply(c("xcount", "ycount"), function(form) do.call(rbind, lapply(1:10, function(d) {
  g <- glm(act[[form]] ~ poly(act$scale, d), poisson, control = tight)
  data.frame(form = toupper(substr(form, 1, 1)), degree = d, chi_squared = deviance(g), df = df.residual(g))
}))))
put(fits, "fits.csv")

cells <- function(d, form) {
  t <- as.data.frame(table(factor(d$total, 0:36), factor(d$anchor, 0:12)))
  t <- data.frame(form = form, score = as.integer(as.character(t[, 1])),
                  anchor = as.integer(as.character(t[, 2])), frequency = t[, 3])
  t[t$frequency > 0, ]
}
put(rbind(cells(KBneat$x, "X"), cells(KBneat$y, "Y")), "anchored.csv")

nx <- freqtab(KBneat$x, scales = list(0:36, 0:12)); ny <- freqtab(KBneat$y, scales = list(0:36, 0:12))
lines <- lapply(c(tucker = "tucker", levine = "levine", chained_linear = "chained"),
                function(m) equate(nx, ny, type = "linear", method = m, ws = 1)$conc)
# Cross moments of degree 2, scores and anchor of degree 4, on the whole table.
bivariate <- function(t) {
  d <- as.data.frame(t); names(d) <- c("x", "v", "f")
  d$x <- as.numeric(as.character(d$x)) / 18 - 1; d$v <- as.numeric(as.character(d$v)) / 6 - 1
  g <- glm(f ~ poly(x, 4) + poly(v, 4) + I(x * v) + I(x^2 * v) + I(x * v^2) + I(x^2 * v^2), poisson, d,
           control = tight)
  s <- as.data.frame(t); s[, 3] <- fitted(g)
  as.freqtab(s, scales = list(0:36, 0:12), design = "ng")
}
sx <- bivariate(nx); sy <- bivariate(ny)
eq <- function(x, y, method, ...) equate(x, y, type = "equip", method = method, ...)$conc$yx
put(data.frame(
  score = 0:36,
  tucker = lines$tucker$yx, tucker_normal = lines$tucker$se$n, tucker_general = lines$tucker$se$g,
  levine = lines$levine$yx, levine_normal = lines$levine$se$n, levine_general = lines$levine$se$g,
  chained_linear = lines$chained_linear$yx, chained_linear_normal = lines$chained_linear$se$n,
  chained_linear_general = lines$chained_linear$se$g,
  frequency_estimation = eq(nx, ny, "freq", ws = 1), frequency_half = eq(nx, ny, "freq", ws = .5),
  chained_equipercentile = eq(nx, ny, "chained"),
  frequency_smoothed = eq(sx, sy, "freq", ws = 1), chained_smoothed = eq(sx, sy, "chained")),
  "neat.csv")
