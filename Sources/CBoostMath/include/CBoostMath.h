#pragma once
#ifdef __cplusplus
extern "C" {
#endif
double boost_normal_quantile(double p);
double boost_student_upper(double t, double df);
double boost_student_quantile(double p, double df);
double boost_fisher_upper(double f, double df1, double df2);
double boost_fisher_quantile(double p, double df1, double df2);
double boost_beta_upper(double x, double a, double b);
double boost_chi_squared_quantile(double p, double df);
double boost_chi_squared_upper(double x, double df);
double boost_beta_quantile(double p, double a, double b);
#ifdef __cplusplus
}
#endif
