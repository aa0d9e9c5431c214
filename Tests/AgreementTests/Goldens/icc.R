# The table of Shrout & Fleiss (1979) through psych: Rscript icc.R > icc.csv
suppressMessages(library(psych))
x <- matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), 6, byrow = TRUE)
r <- ICC(x, lmer = FALSE)$results
cat(sprintf("# %s, psych %s\n", R.version.string, packageVersion("psych")))
cat("type,icc,f,df1,df2,p,lower,upper\n")
for (i in 1:6) cat(paste(c(r$type[i], format(unlist(r[i, 2:8]), digits = 15, trim = TRUE)), collapse = ","), "\n", sep = "")
