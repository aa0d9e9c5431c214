# Rscript insteval.R OUT.csv: the InstEval ratings as lme4 ships them.
write.csv(lme4::InstEval, commandArgs(TRUE)[1], row.names = FALSE, quote = FALSE)
