import ArgumentParser

/// Values separated by commas, as one argument: 3,10,20.
struct CommaList<Element: LosslessStringConvertible & Sendable>: ExpressibleByArgument, Sendable {
  let values: [Element]

  /// nil where a part is missing or is no such value.
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
    let values = parts.compactMap { part in
      part.isEmpty ? nil : Element(String(part.reversed().drop { $0 == " " }.reversed()))
    }
    guard values.count == parts.count, !values.isEmpty else { return nil }
    self.values = values
  }
}

/// Pairs separated by commas, as one argument: unit=dept,team=grp.
struct PairList: ExpressibleByArgument, Sendable {
  let pairs: [String: String]

  /// nil where a part has no equals sign or no name.
  init?(argument: String) {
    var pairs: [String: String] = [:]
    for part in argument.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { return nil }
      pairs[sides[0]] = sides[1]
    }
    self.pairs = pairs
  }
}

/// Names of columns: a list of them, or which stands for which.
enum ColumnChoice: ExpressibleByArgument, Sendable {
  case list([String])
  case mapping([String: String])

  init?(argument: String) {
    if argument.contains("=") {
      guard let pairs = PairList(argument: argument) else { return nil }
      self = .mapping(pairs.pairs)
    } else {
      guard let list = CommaList<String>(argument: argument) else { return nil }
      self = .list(list.values)
    }
  }

  var mapping: [String: String]? {
    if case .mapping(let pairs) = self { pairs } else { nil }
  }
  var list: [String]? {
    if case .list(let names) = self { names } else { nil }
  }
}

/// Numbers: by component, or one per component in their order.
enum NumberChoice: ExpressibleByArgument, Sendable {
  case list([Double])
  case mapping([String: Double])

  init?(argument: String) {
    if argument.contains("=") {
      guard let pairs = PairList(argument: argument) else { return nil }
      var numbers: [String: Double] = [:]
      for (key, text) in pairs.pairs {
        guard let number = Double(text), number.isFinite else { return nil }
        numbers[key] = number
      }
      self = .mapping(numbers)
    } else {
      guard let list = CommaList<Double>(argument: argument),
        list.values.allSatisfy(\.isFinite)
      else { return nil }
      self = .list(list.values)
    }
  }

  var mapping: [String: Double]? {
    if case .mapping(let numbers) = self { numbers } else { nil }
  }
  var list: [Double]? {
    if case .list(let numbers) = self { numbers } else { nil }
  }
}

/// Weights: by component, or one number per column of a plain table.
enum WeightChoice: ExpressibleByArgument, Sendable {
  case list([Double])
  case mapping([String: Double])

  init?(argument: String) {
    if argument.contains("=") {
      guard let pairs = PairList(argument: argument) else { return nil }
      var weights: [String: Double] = [:]
      for (key, text) in pairs.pairs {
        guard let weight = Double(text), weight >= 0, weight.isFinite else { return nil }
        weights[key] = weight
      }
      self = .mapping(weights)
    } else {
      guard let list = CommaList<Double>(argument: argument),
        list.values.allSatisfy({ $0 >= 0 && $0.isFinite })
      else { return nil }
      self = .list(list.values)
    }
  }

  var mapping: [String: Double]? {
    if case .mapping(let weights) = self { weights } else { nil }
  }
  var list: [Double]? {
    if case .list(let weights) = self { weights } else { nil }
  }
}
