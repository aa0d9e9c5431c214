# Profile-likelihood limits of variances by lme4: Rscript profile.R (writes profile.csv beside it).
suppressMessages(library(lme4))
out <- data.frame()
record <- function(case, model) {
  limits <- confint(profile(model, which = "theta_", signames = FALSE, delta = 0.05))^2
  name <- sub("sigma", "Residual", sub(".*[|]", "", rownames(limits)))
  out <<- rbind(out, data.frame(case, quantity = "lower", name, value = limits[, 1]),
                data.frame(case, quantity = "upper", name, value = limits[, 2]))
}
record("dyestuff", lmer(Yield ~ 1 + (1 | Batch), Dyestuff, REML = FALSE))
record("dyestuff2", lmer(Yield ~ 1 + (1 | Batch), Dyestuff2, REML = FALSE))
record("penicillin", lmer(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin, REML = FALSE))
record("pastes", lmer(strength ~ 1 + (1 | sample) + (1 | batch), Pastes, REML = FALSE))
record("sleepstudy", lmer(Reaction ~ Days + (1 | Subject), sleepstudy, REML = FALSE))
writeLines(sprintf("# %s, lme4 %s", R.version.string, packageVersion("lme4")), "profile.csv")
out$value <- format(out$value, digits = 12, trim = TRUE, scientific = TRUE)
suppressWarnings(write.table(out, "profile.csv", append = TRUE, sep = ",", row.names = FALSE,
                             quote = FALSE))
