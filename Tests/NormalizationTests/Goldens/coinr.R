# Scales and means by COINr's own functions: Rscript coinr.R COINR > coinr.csv, where COINR is a copy of
# github.com/bluefoxr/COINr (MIT licence; its data ASEM_iData are those of the package).
# The mean y is the one of its vignette "Aggregation": min-max onto 1 to 100, harmonic, weights 1, 1, 2, 1.
home <- commandArgs(TRUE)[1]
source(file.path(home, "R/normalise.R"))
source(file.path(home, "R/aggregate.R"))
load(file.path(home, "data/ASEM_iData.rda"))
x <- as.data.frame(ASEM_iData)[c("uCode", "LPI", "Flights", "Ship", "Bord", "CO2")]
target <- c(LPI = 4.2, Flights = 200, Ship = 20.5, Bord = 116, CO2 = 0.1)
out <- x
names(out)[-1] <- paste0("raw.", names(x)[-1])
scales <- list(
  zscore = n_zscore, minmax = n_minmax, rank = n_rank, borda = n_borda, prank = n_prank,
  dist2max = n_dist2max)
for (name in names(scales)) for (k in names(x)[-1]) {
  # Of emissions less is better: COINr changes the sign.
  out[[paste(name, k, sep = ".")]] <- scales[[name]](if (k == "CO2") -x[[k]] else x[[k]])
}
for (k in names(x)[-1]) {
  out[[paste0("dist2targ.", k)]] <- n_dist2targ(x[[k]], target[[k]], if (k == "CO2") -1 else 1)
  if (k != "CO2") out[[paste0("fracmax.", k)]] <- n_fracmax(x[[k]])
}
m <- sapply(x[c("LPI", "Flights", "Ship", "Bord")], n_minmax, l_u = c(1, 100))
w <- c(1, 1, 2, 1)
out$arithmetic <- apply(m, 1, a_amean, w = w)
out$geometric <- apply(m, 1, a_gmean, w = w)
out$harmonic <- apply(m, 1, a_hmean, w = w)
description <- read.dcf(file.path(home, "DESCRIPTION"))
cat(sprintf("# COINr %s, %s\n", description[, "Version"], R.version.string))
write.csv(format(out, digits = 15, trim = TRUE), row.names = FALSE, quote = FALSE)
