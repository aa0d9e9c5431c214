public import Equating
import Phrases

/// Which columns hold the scores of two forms, and how these are equated.
public struct EquatingOptions: Codable, Equatable, Sendable {
  /// A column of form X and one of form Y; the same where both forms have it under one name.
  public struct Columns: Codable, Equatable, Sendable {
    /// Of form X.
    public var x: String
    /// Of form Y.
    public var y: String

    /// A column of each form; Y's is X's unless said otherwise.
    public init(_ x: String, _ y: String? = nil) {
      self.x = x
      self.y = y ?? x
    }

    /// Reads one name, or two.
    ///
    /// - Throws: `AppraisalError` for more.
    public init(_ names: [String]) throws(AppraisalError) {
      guard let first = names.first, names.count <= 2 else {
        throw AppraisalError(
          .badData, Phrase("\(names): give one column, or one of form X and one of form Y"))
      }
      self.init(first, names.count > 1 ? names[1] : nil)
    }
  }

  /// Scores.
  public var scores: Columns
  /// Scores of the anchor; nil for equivalent groups.
  public var anchor: Columns?
  /// How many examinees a row stands for; nil for one.
  public var frequencies: Columns?
  /// Column that names the form of a row; nil where files or columns are of one form each.
  public var formColumn: String?
  /// The names of X and Y in it.
  public var formNames: [String]
  /// All scores X can give; nil takes those that occur.
  public var scaleX: ScoreScale?
  /// All scores Y can give; nil takes those that occur.
  public var scaleY: ScoreScale?
  /// All scores the anchor can give; nil takes those that occur in either group.
  public var scaleAnchor: ScoreScale?
  /// Methods; empty takes the usual ones of the design.
  public var methods: [EquatingMethod]
  /// Weight of the group that took X in the synthetic population; nil weighs groups by their numbers.
  public var weight: Double?
  /// Whether the anchor's items count in the scores.
  public var isAnchorInternal: Bool
  /// Log-linear presmoothing of X; nil for none.
  public var smoothingX: PresmoothingDegrees?
  /// Log-linear presmoothing of Y; nil for none.
  public var smoothingY: PresmoothingDegrees?
  /// SDs of the kernels of X and Y, points; empty takes those of the least penalty.
  public var bandwidths: [Double]
  /// Bootstrap samples; 0 for none.
  public var replicates: Int
  /// Seed of the bootstrap.
  public var seed: UInt64

  /// Scores in columns `score` of two files, unless said otherwise.
  public init(
    scores: Columns = Columns("score"), anchor: Columns? = nil, frequencies: Columns? = nil,
    formColumn: String? = nil, formNames: [String] = [], scaleX: ScoreScale? = nil,
    scaleY: ScoreScale? = nil, scaleAnchor: ScoreScale? = nil, methods: [EquatingMethod] = [],
    weight: Double? = nil, isAnchorInternal: Bool = true, smoothingX: PresmoothingDegrees? = nil,
    smoothingY: PresmoothingDegrees? = nil, bandwidths: [Double] = [], replicates: Int = 0,
    seed: UInt64 = 1
  ) {
    self.scores = scores
    self.anchor = anchor
    self.frequencies = frequencies
    self.formColumn = formColumn
    self.formNames = formNames
    self.scaleX = scaleX
    self.scaleY = scaleY
    self.scaleAnchor = scaleAnchor
    self.methods = methods
    self.weight = weight
    self.isAnchorInternal = isAnchorInternal
    self.smoothingX = smoothingX
    self.smoothingY = smoothingY
    self.bandwidths = bandwidths
    self.replicates = replicates
    self.seed = seed
  }

  /// Methods as asked for, or the usual ones.
  var chosenMethods: [EquatingMethod] {
    methods.isEmpty ? EquatingMethod.usual(hasAnchor: anchor != nil) : methods
  }

  /// What the numeric module is told.
  var plan: EquatingPlan {
    EquatingPlan(
      methods: chosenMethods, weight: weight, isAnchorInternal: isAnchorInternal,
      smoothingX: smoothingX, smoothingY: smoothingY, bandwidthX: bandwidths.first,
      bandwidthY: bandwidths.last)
  }

  /// Checks what needs no table: no option may be given that would not be used.
  ///
  /// - Throws: `AppraisalError`, naming the option.
  func check(hasTwoTables: Bool) throws(AppraisalError) {
    func fail(_ phrase: Phrase) -> AppraisalError { AppraisalError(.badData, phrase) }
    if let weight, !(0...1).contains(weight) {
      throw fail(Phrase("the weight \(weight) of group X does not lie between 0 and 1"))
    }
    if weight != nil, !chosenMethods.contains(where: \.isSynthetic) {
      throw fail(
        Phrase("no method here has a synthetic population, so a weight of groups is not used"))
    }
    let isSmoothed = smoothingX != nil || smoothingY != nil
    if isSmoothed, !plan.usesDistributions {
      throw fail(Phrase("no method here reads distributions, so presmoothing is not used"))
    }
    for degrees in [smoothingX, smoothingY].compactMap({ $0 }) {
      let used = [degrees.scores] + (anchor == nil ? [] : [degrees.anchor, degrees.cross])
      guard used.allSatisfy({ $0 >= 1 }) else {
        throw fail(Phrase("degrees of presmoothing are whole numbers of 1 or more"))
      }
      guard anchor == nil || degrees.cross <= min(degrees.scores, degrees.anchor) else {
        throw fail(
          Phrase("the cross degree \(degrees.cross) is above the degree of scores or anchor"))
      }
    }
    if !isAnchorInternal, !isSmoothed,
      !chosenMethods.contains(where: \.asksWhereAnchorIs)
    {
      throw fail(Phrase("no method here asks whether the anchor is external"))
    }
    if !bandwidths.isEmpty, !chosenMethods.contains(where: \.isKernel) {
      throw fail(Phrase("no method here has a kernel, so a bandwidth is not used"))
    }
    if !bandwidths.allSatisfy({ $0 > 0 && $0.isFinite }) || bandwidths.count > 2 {
      throw fail(Phrase("give one bandwidth above 0, or one of X and one of Y"))
    }
    if Set(chosenMethods).count < chosenMethods.count {
      throw fail(Phrase("a method is named twice"))
    }
    if replicates < 0 || replicates == 1 {
      throw fail(Phrase("\(replicates) bootstrap samples give no standard error; give 2 or more"))
    }
    let isFormNamed = formColumn != nil
    if isFormNamed != !formNames.isEmpty || (isFormNamed && Set(formNames).count != 2) {
      throw fail(
        Phrase("say with --form which column names the form, and with --forms the names of X and Y")
      )
    }
    let areColumnsApart =
      scores.x != scores.y || (frequencies.map { $0.x != $0.y } ?? false)
    if !hasTwoTables, !isFormNamed, !areColumnsApart {
      throw fail(
        Phrase(
          "nothing tells form X from form Y; give two files, or two columns with --score or "
            + "--frequency, or --form and --forms"))
    }
    if hasTwoTables, isFormNamed {
      throw fail(Phrase("two files are of one form each; leave --form out, or give one file"))
    }
  }
}
