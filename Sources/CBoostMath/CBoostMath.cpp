#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

using namespace boost::math::policies;
// No exception may cross into Swift: a domain error comes back as NaN.
typedef policy<domain_error<ignore_error>, overflow_error<ignore_error>,
               evaluation_error<ignore_error>, pole_error<ignore_error>>
    Quiet;
typedef boost::math::normal_distribution<double, Quiet> Normal;
typedef boost::math::students_t_distribution<double, Quiet> Student;
typedef boost::math::fisher_f_distribution<double, Quiet> Fisher;
typedef boost::math::chi_squared_distribution<double, Quiet> ChiSquared;
typedef boost::math::beta_distribution<double, Quiet> Beta;

extern "C" {
double boost_normal_quantile(double p) { return quantile(Normal(), p); }
double boost_student_upper(double t, double df) { return cdf(complement(Student(df), t)); }
double boost_student_quantile(double p, double df) { return quantile(Student(df), p); }
double boost_fisher_upper(double f, double a, double b) {
  return cdf(complement(Fisher(a, b), f));
}
double boost_fisher_quantile(double p, double a, double b) { return quantile(Fisher(a, b), p); }
double boost_beta_upper(double x, double a, double b) { return cdf(complement(Beta(a, b), x)); }
double boost_chi_squared_quantile(double p, double df) { return quantile(ChiSquared(df), p); }
double boost_chi_squared_upper(double x, double df) {
  return cdf(complement(ChiSquared(df), x));
}
double boost_beta_quantile(double p, double a, double b) { return quantile(Beta(a, b), p); }
}
