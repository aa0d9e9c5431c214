internal import CNLopt

/// The largest value of a function inside a box, by BOBYQA of NLopt: no derivatives, no chance.
///
/// Source: Powell (2009), The BOBYQA algorithm for bound constrained optimization without
/// derivatives, Cambridge report NA2009/06; Johnson, The NLopt nonlinear-optimization package.
public struct BoundedMaximum {
  /// Where the largest value was found.
  public let point: [Double]
  /// The largest value found.
  public let value: Double
  /// Values the search computed.
  public let evaluations: Int

  /// Stands for −∞, which a quadratic model of the function cannot hold.
  private static let impossible = -1e9

  private final class Objective {
    let value: ([Double]) -> Double
    var best: (point: [Double], value: Double)
    var evaluations = 0

    init(_ start: [Double], _ value: @escaping ([Double]) -> Double) {
      self.value = value
      best = (start, value(start))
    }
  }

  /// - Parameters:
  ///   - start: inside the box.
  ///   - firstStep: how far the first trial points lie from the start.
  ///   - tolerance: relative change of the value at which the search ends.
  public init(
    from start: [Double], lower: [Double], upper: [Double], firstStep: Double,
    tolerance: Double, evaluationLimit: Int, of value: @escaping ([Double]) -> Double
  ) {
    let objective = Objective(start, value)
    let optimizer = nlopt_create(NLOPT_LN_BOBYQA, UInt32(start.count))
    defer { nlopt_destroy(optimizer) }
    nlopt_set_lower_bounds(optimizer, lower)
    nlopt_set_upper_bounds(optimizer, upper)
    nlopt_set_initial_step1(optimizer, firstStep)
    nlopt_set_ftol_rel(optimizer, tolerance)
    nlopt_set_maxeval(optimizer, Int32(evaluationLimit))
    var point = start
    var reached = 0.0
    withExtendedLifetime(objective) {
      nlopt_set_max_objective(
        optimizer,
        { count, point, _, context in
          guard let point, let context else { return 0 }
          let objective = Unmanaged<Objective>.fromOpaque(context).takeUnretainedValue()
          let values = Array(UnsafeBufferPointer(start: point, count: Int(count)))
          let value = objective.value(values)
          objective.evaluations += 1
          if value > objective.best.value { objective.best = (values, value) }
          return value.isFinite ? value : BoundedMaximum.impossible
        }, Unmanaged.passUnretained(objective).toOpaque())
      // A search stopped by rounding keeps its best point, so the result code carries no news.
      _ = nlopt_optimize(optimizer, &point, &reached)
    }
    self.point = objective.best.point
    self.value = objective.best.value
    evaluations = objective.evaluations
  }
}
