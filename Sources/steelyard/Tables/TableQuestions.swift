import Phrases

/// The question each table answers, for a table of contents.
enum TableQuestions {
  /// Empty for a table that has none.
  static func question(of table: String) -> Phrase { all[table] ?? .empty }

  private static let all = [
    "summary": Phrase("What is each unit's total and rank, before and after adjustment?"),
    "findings": Phrase("What is wrong or doubtful in the input, and where?"),
    "design": Phrase("Which teams' severities can be compared, and through what?"),
    "team_severity": Phrase("How many points did each team take off, and how sure is that?"),
    "bias_tests": Phrase("Do the teams differ at all?"),
    "composite": Phrase("What does each component bring to the total's quality and to its error?"),
    "adjusted_scores": Phrase("What does each rule make of each on-site score?"),
    "rule_comparison": Phrase(
      "What does each rule assume, and how far does it move scores and ranks?"),
    "ranks": Phrase("Which rank does each unit have, and between which ranks does it lie?"),
    "rank_order": Phrase("The rank intervals again, from first to last, with a chart."),
    "schemes": Phrase("Which ranks would other weights give?"),
    "scheme_agreement": Phrase("How far do rankings by other weights agree with the nominal one?"),
    "weight_intervals": Phrase("How far can one weight move before the ranking changes?"),
    "joint_ranks": Phrase(
      "Which ranks are left when severities, weights and rule are all uncertain?"),
    "outliers": Phrase("Which scores need a second look?"),
    "assessor_severity": Phrase("How severe was each assessor beside the others of the team?"),
    "team_category": Phrase("In which categories did each team score unlike the others?"),
    "item_difficulty": Phrase("Which items were scored low or high by all?"),
    "rank_acceptability": Phrase("For what share of all weights has each unit each rank?"),
    "reachable_ranks": Phrase("Which ranks can each unit reach by some weights?"),
    "pairwise": Phrase("For what share of all weights is one unit above another?"),
    "central_weights": Phrase("Which weights speak for a unit at a rank?"),
    "flips": Phrase("Which smallest changes of the weights would change the result?"),
    "effective_weights": Phrase("What do the weights amount to in the spread of totals?"),
  ]
}
