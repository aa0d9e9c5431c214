/// The question each table answers, for a table of contents.
enum TableQuestions {
  /// Empty for a table that has none.
  static func question(of table: String) -> String { all[table] ?? "" }

  private static let all = [
    "summary": "What is each unit's total and rank, before and after adjustment?",
    "findings": "What is wrong or doubtful in the input, and where?",
    "design": "Which teams' severities can be compared, and through what?",
    "team_severity": "How many points did each team take off, and how sure is that?",
    "bias_tests": "Do the teams differ at all?",
    "composite": "What does each component bring to the total's quality and to its error?",
    "adjusted_scores": "What does each rule make of each on-site score?",
    "rule_comparison": "What does each rule assume, and how far does it move scores and ranks?",
    "ranks": "Which rank does each unit have, and between which ranks does it lie?",
    "rank_order": "The rank intervals again, from first to last, with a chart.",
    "schemes": "Which ranks would other weights give?",
    "scheme_agreement": "How far do rankings by other weights agree with the nominal one?",
    "weight_intervals": "How far can one weight move before the ranking changes?",
    "joint_ranks": "Which ranks are left when severities, weights and rule are all uncertain?",
    "outliers": "Which scores need a second look?",
    "assessor_severity": "How severe was each assessor beside the others of the team?",
    "team_category": "In which categories did each team score unlike the others?",
    "item_difficulty": "Which items were scored low or high by all?",
    "rank_acceptability": "For what share of all weights has each unit each rank?",
    "reachable_ranks": "Which ranks can each unit reach by some weights?",
    "pairwise": "For what share of all weights is one unit above another?",
    "central_weights": "Which weights speak for a unit at a rank?",
    "flips": "Which smallest changes of the weights would change the result?",
    "effective_weights": "What do the weights amount to in the spread of totals?",
  ]
}
