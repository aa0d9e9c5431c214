#pragma once
#include <stddef.h>
#include <stdint.h>
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
void boost_sort_whole(uint64_t *values, size_t count);
void boost_order(const double *values, uint32_t *order, size_t count);
void boost_sort(double *values, size_t count);
#ifdef __cplusplus
}
#endif
