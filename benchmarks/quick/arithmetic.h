/* What Python's arithmetic means in C, as numba compiles it, and how a fault leaves the kernel. */
#include <math.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

/* Faults, numbered as in faults.py; 0 is none. A policy of Python's answers with further ones. */
enum { DIVISION = 1, INTEGER_DIVISION, INTEGER_MODULO, REAL_MODULO };

static _Thread_local jmp_buf *refuge; /* where a fault of this thread jumps to */

static _Noreturn __attribute__((cold, noinline)) void fault(int code) { longjmp(*refuge, code); }

static inline double divide(double a, double b) {
  if (__builtin_expect(b == 0.0, 0)) fault(DIVISION);
  return a / b;
}

/* Quotient and remainder round down; INT64_MIN by -1 gives 0 and 0, as numba has it. */
static inline int64_t floor_divide(int64_t a, int64_t b) {
  if (__builtin_expect(b == 0, 0)) fault(INTEGER_DIVISION);
  if (b == -1) return a == INT64_MIN ? 0 : -a;
  int64_t quotient = a / b, rest = a % b;
  return rest != 0 && (rest ^ b) < 0 ? quotient - 1 : quotient;
}

static inline int64_t modulo(int64_t a, int64_t b) {
  if (__builtin_expect(b == 0, 0)) fault(INTEGER_MODULO);
  if (b == -1) return 0;
  int64_t rest = a % b;
  return rest != 0 && (rest ^ b) < 0 ? rest + b : rest;
}

/* After `float_divmod` of CPython's floatobject.c. */
static inline double real_floor_divide(double a, double b) {
  if (__builtin_expect(b == 0.0, 0)) fault(DIVISION);
  double rest = fmod(a, b);
  double quotient = (a - rest) / b;
  if (rest != 0.0 && (b < 0.0) != (rest < 0.0)) quotient -= 1.0;
  if (quotient != 0.0) {
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
  }
  return quotient * quotient * a / b; /* a zero of the sign of a / b */
}

static inline double real_modulo(double a, double b) {
  if (__builtin_expect(b == 0.0, 0)) fault(REAL_MODULO);
  double rest = fmod(a, b);
  if (rest != 0.0) return (b < 0.0) != (rest < 0.0) ? rest + b : rest;
  return b < 0.0 ? -0.0 : 0.0;
}

/* The later one only if it is truly larger or smaller: this settles NaN and the sign of zero. */
static inline double real_max(double a, double b) { return b > a ? b : a; }
static inline double real_min(double a, double b) { return b < a ? b : a; }
static inline int64_t integer_max(int64_t a, int64_t b) { return b > a ? b : a; }
static inline int64_t integer_min(int64_t a, int64_t b) { return b < a ? b : a; }
static inline int64_t integer_abs(int64_t a) { return a < 0 ? -a : a; }

/* A negative index counts from the end. */
static inline int64_t wrapped(int64_t index, int64_t length) {
  return index < 0 ? index + length : index;
}
