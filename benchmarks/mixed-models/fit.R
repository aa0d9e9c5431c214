# Rscript fit.R FILE RESPONSE FACTORS: lme4's REML fit; prints seconds of the fit and the criterion.
suppressMessages(library(lme4))
a <- commandArgs(TRUE)
d <- read.csv(a[1])
factors <- strsplit(a[3], ",")[[1]]
for (f in factors) d[[f]] <- factor(d[[f]])
model <- reformulate(c("1", sprintf("(1 | %s)", factors)), a[2])
seconds <- system.time(m <- lmer(model, d))[["elapsed"]]
cat(seconds, format(REMLcrit(m), digits = 15), "\n")
