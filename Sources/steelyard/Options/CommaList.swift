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

/// Pairs separated by commas, as one argument: unit=dept,team=grp. `ignore` may stand several times.
struct PairList: ExpressibleByArgument, Sendable {
  let pairs: [String: String]
  /// Right sides of `ignore`.
  let ignored: [String]

  /// nil where the first part has no equals sign, or a part no name. A part without one belongs to
  /// the name before it, which holds a comma.
  init?(argument: String) {
    var sides: [(key: String, value: String)] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let own = part.split(separator: "=", maxSplits: 1).map(String.init)
      if own.count == 2 {
        sides.append((own[0], own[1]))
      } else {
        guard let last = sides.indices.last, !part.contains("=") else { return nil }
        sides[last].value += "," + part
      }
    }
    guard sides.allSatisfy({ !$0.key.isEmpty && !$0.value.isEmpty }), !sides.isEmpty else {
      return nil
    }
    pairs = Dictionary(
      sides.filter { $0.key != "ignore" }.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    ignored = sides.filter { $0.key == "ignore" }.map(\.value)
  }
}

/// Names of columns: a list of them, or which stands for which.
enum ColumnChoice: ExpressibleByArgument, Sendable {
  case list([String])
  case mapping([String: String], ignored: [String])

  init?(argument: String) {
    if argument.contains("=") {
      guard let pairs = PairList(argument: argument) else { return nil }
      self = .mapping(pairs.pairs, ignored: pairs.ignored)
    } else {
      guard let list = CommaList<String>(argument: argument) else { return nil }
      self = .list(list.values)
    }
  }

  var mapping: [String: String]? {
    if case .mapping(let pairs, _) = self { pairs } else { nil }
  }
  /// Columns to pass over.
  var ignored: [String] {
    if case .mapping(_, let ignored) = self { ignored } else { [] }
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
