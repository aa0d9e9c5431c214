# The restricted likelihood and the conditional means of severities of two years by lme4, where its model
# and ours are one: every loading 1, one error SD for all standardised scores, every unit visited once a
# year.  Rscript multi_year_lme4.R > multi_year_lme4.json
#
# A unit's qualities and a team's severities in the two years are correlated random intercepts; a group
# is a team and year. The criterion is taken at given parameters, so nothing depends on an optimiser.
suppressMessages({library(lme4); library(jsonlite)})
set.seed(17)
units <- 24; teams <- 4
rows <- do.call(rbind, lapply(1:2, function(year) {
  team <- sample(rep(seq_len(teams), length.out = units))
  do.call(rbind, lapply(1:3, function(k)
    data.frame(year = year, unit = seq_len(units), team = team, k = k,
      score = round(c(80, 70, 85)[k] + rnorm(units, 0, c(5, 4, 3)[k]), 1))))
}))
# Standardised as the program does it: by the SD within teams' years, pooled.
rows$y <- ave(rows$score, rows$year, rows$k, FUN = function(x) x - mean(x))
scales <- sapply(1:3, function(k) {
  own <- rows[rows$k == k, ]
  rest <- own$score - ave(own$score, own$year, own$team)
  sqrt(sum(rest^2) / (nrow(own) - 2 * teams))
})
rows$y <- rows$y / scales[rows$k]
rows$mean <- factor(paste(rows$year, rows$k))
rows$group <- factor(paste(rows$team, rows$year))
rows$first <- as.numeric(rows$year == 1); rows$second <- as.numeric(rows$year == 2)
rows$on1 <- -rows$first * (rows$k == 1); rows$on2 <- -rows$second * (rows$k == 1)
rows$u <- factor(rows$unit); rows$t <- factor(rows$team)
form <- y ~ 0 + mean + (0 + first + second | u) + (0 + on1 + on2 | t) + (1 | group)
parts <- lFormula(form, rows, REML = TRUE,
  control = lmerControl(check.nobs.vs.nlev = "ignore", check.nobs.vs.nRE = "ignore"))
deviance <- do.call(mkLmerDevfun, parts)
space <- environment(deviance)
names <- names(parts$reTrms$cnms)
factors <- function(sd, kept) c(sd, sd * kept, sd * sqrt(1 - kept^2))  # lower Cholesky by columns

at <- function(p) {
  own <- list(u = factors(p$quality, p$quality_persistence),
    t = factors(p$severity, p$severity_persistence), group = p$group)
  deviance(unlist(own[names]) / p$error)
  n <- nrow(rows); fixed <- ncol(parts$X)
  squares <- space$resp$wrss() + space$pp$sqrL(1)
  value <- -0.5 * (space$pp$ldL2() + space$pp$ldRX2() + (n - fixed) * log(p$error^2) +
    squares / p$error^2)
  b <- as.numeric(space$pp$b(1))
  start <- parts$reTrms$Gp[which(names == "t")]
  by_team <- matrix(b[start + seq_len(2 * teams)], nrow = 2)  # year × team
  c(p, list(value = value, severities = by_team))
}
points <- list(
  list(severity = .6, group = .3, quality = .8, error = .6, quality_persistence = .7, severity_persistence = .5),
  list(severity = .2, group = .9, quality = .5, error = .9, quality_persistence = .2, severity_persistence = .1),
  list(severity = 2, group = .1, quality = 1.1, error = .25, quality_persistence = .97, severity_persistence = .9))
onsite <- rows[rows$k == 1, ]
anchors <- lapply(1:2, function(year) cbind(
  rows$score[rows$k == 2 & rows$year == year], rows$score[rows$k == 3 & rows$year == year]))
cat(toJSON(list(
  made_with = paste(R.version.string, "lme4", packageVersion("lme4")), years = c(2015, 2016),
  units = units, teams = teams,
  visits = unname(as.matrix(cbind(onsite$year - 1, onsite$unit - 1, onsite$team - 1, onsite$score))),
  anchors = anchors, mixed_model_points = lapply(points, at)), digits = NA, auto_unbox = TRUE), "\n")
