#include "CBoost.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cstdint>
#include <cstring>
#include <vector>

using namespace boost::math::policies;
// No exception may cross into Swift: a domain error comes back as NaN, and where a sort finds no memory the
// program ends. Doubles are worked out as doubles, four times as fast as by way of long double.
typedef policy<domain_error<ignore_error>, overflow_error<ignore_error>,
               evaluation_error<ignore_error>, pole_error<ignore_error>, promote_double<false>>
    Quiet;
typedef boost::math::normal_distribution<double, Quiet> Normal;
typedef boost::math::students_t_distribution<double, Quiet> Student;
typedef boost::math::fisher_f_distribution<double, Quiet> Fisher;
typedef boost::math::chi_squared_distribution<double, Quiet> ChiSquared;
typedef boost::math::beta_distribution<double, Quiet> Beta;

// The bits of a number as a whole number of the same order: -0 comes before 0, and what is no number at an
// end, so that the order is total whatever there is.
static int64_t place(double x) {
  int64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits ^ static_cast<int64_t>(static_cast<uint64_t>(bits >> 63) >> 1);
}

namespace {
struct Numbered {
  int64_t place;
  uint32_t index;
};
}  // namespace

static void put_in_order(const double *values, uint32_t *order, size_t count) noexcept {
  std::vector<Numbered> items(count);
  for (size_t i = 0; i < count; i++) items[i] = {place(values[i]), static_cast<uint32_t>(i)};
  boost::sort::pdqsort_branchless(
      items.begin(), items.end(), [](const Numbered &a, const Numbered &b) {
        return (a.place < b.place) | ((a.place == b.place) & (a.index < b.index));
      });
  for (size_t i = 0; i < count; i++) order[i] = items[i].index;
}

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
void boost_order(const double *values, uint32_t *order, size_t count) {
  put_in_order(values, order, count);
}
void boost_sort_whole(uint64_t *values, size_t count) {
  boost::sort::pdqsort_branchless(values, values + count);
}
void boost_sort(double *values, size_t count) {
  boost::sort::pdqsort_branchless(values, values + count,
                                  [](double a, double b) { return place(a) < place(b); });
}
}
