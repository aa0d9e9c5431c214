# p x (r:t): 12 persons, 3 tasks, 4 raters in each; components by lme4. Rscript gstudy.R
suppressMessages(library(lme4))
set.seed(5)
d <- expand.grid(r = 1:4, t = 1:3, p = 1:12)
d$rt <- interaction(d$r, d$t); d$pt <- interaction(d$p, d$t)
d$score <- round(5 + rnorm(12, 0, 1.2)[d$p] + rnorm(3, 0, 1.5)[d$t] + rnorm(12, 0, .5)[d$rt] +
                 rnorm(36, 0, .8)[d$pt] + rnorm(nrow(d), 0, .6), 1)
m <- lmer(score ~ 1 + (1 | p) + (1 | t) + (1 | rt) + (1 | pt), d,
          control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11)))
v <- as.data.frame(VarCorr(m))
header <- sprintf("# %s, lme4 %s: %s", R.version.string, packageVersion("lme4"),
                  paste(v$grp, format(v$vcov, digits = 12), collapse = " "))
writeLines(c(header, "p,t,r,score"), "gstudy.csv")
write.table(d[, c("p", "t", "r", "score")], "gstudy.csv", append = TRUE, sep = ",",
            row.names = FALSE, col.names = FALSE)
