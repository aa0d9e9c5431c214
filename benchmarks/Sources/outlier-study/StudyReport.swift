import Foundation
import Statistics
import StudyRecord

/// The study as a page.
struct StudyReport {
  let families: [Family]
  /// Of those families that a round may leave unjudged.
  let refusals: [Family]
  let seed: UInt64
  /// round × family.
  let clean: [[Set<String>]]
  let planted: [[Set<String>]]
  /// case × round × family.
  let troubled: [(trouble: Trouble, rounds: [[Set<String>]])]
  /// Planted rounds; empty without the family.
  let ratings: [RatingPower.Judged]

  var markdown: String {
    """
    # Outlier study

    \(clean.count) clean and \(planted.count) planted rounds: 105 units, 11 teams of 5 assessors, 71 \
    items of ten full marks scored in tenths, three components, everything normal (quality SD 4, \
    severity SD 2, errors 1.5/2/2, loadings 1/.9/.5; assessors 1 %, unit by item 5 %, a rating 6 %). \
    Every family at the usual settings: Benjamini-Hochberg at 5 %.

    - Machine: \(Machine.description)
    - Commit: \(Machine.commit)
    - Date: \(Machine.date)
    - Seed: \(seed)
    - Run: `swift run -c release outlier-study \(clean.count) \(planted.count) results \
    \(troubled.first?.rounds.count ?? 0) "" \(seed)` in `benchmarks/`

    ## Clean rounds: share with any flag

    Where nothing is odd the false discovery rate is the chance of any flag: at most 5 % is stated. p \
    is the exact binomial chance of so many rounds or more at 5 %.

    \(table(["family", "rounds flagged", "share", "p of more than 5 %"], cleanRows))

    ## Clean rounds off the normal: share with any flag

    \(troubled.first?.rounds.count ?? 0) rounds a case with nothing odd in them. Ceilings: every rating is \
    cut off at full marks, at a mean of all ratings of .93, .95 or .97 of them; the on-site score is what \
    its ratings add up to, and routine and peer scores of the same mean are cut off at 100. Unequal noise: \
    the SD of a unit's ratings is a half to twice the usual. Skewness: the errors of all components and of \
    all ratings are sums of four exponentials (1) or one (2); t5: they are Student's t with 5 degrees. \
    Rounded: components to 2.3 points, ratings to 3 per cent. Where a measure is not judged, it counts as \
    no flag.

    \(table(["family"] + troubled.map(\.trouble.rawValue), troubledRows(families, from: 0)))

    \(refusals.isEmpty ? "" : refusalSection)

    ## Planted rounds: found, and false

    Planted together in every round: three on-site scores of \(Plant.onsiteSize) residual SDs \
    (\(decimals(Plant.onsiteSize * StudyRound.residualSD, 1)) points; their own spread over units is \
    SD 4.7, which hides most of them from methods that see the on-site score alone), two ratings of \
    \(Plant.ratingSize) SDs, an assessor who loses two thirds of the profile over items (halo), one \
    who gives 6.5 to two items of three, one who copies half of a colleague's sheet, one who rounds \
    to halves, one who grows 0.6 % more severe a visit, a sheet handed in for two units, an item \
    without variance, a team with three times the findings. False discovery share: mean over \
    rounds of false flags among the flags of the family; what the other plants do to an assessor \
    counts as neither. Colleagues of odd assessors stand out in single ratings, because the odd \
    scores are part of what colleagues agree on.

    \(table(["family", "planted", "found", "false discovery share"], plantedRows))

    \(ratings.isEmpty ? "" : ratingSection)
    """
  }

  private var refusalSection: String {
    """
    Rounds in which units are not judged, and a notice says why; of the clean normal rounds of the table \
    above \(refusedShares(clean)), of the planted ones below \(refusedShares(planted)):

    \(table(
      ["measure"] + troubled.map(\.trouble.rawValue),
      troubledRows(refusals, from: families.count)))
    """
  }

  private var ratingSection: String {
    """
    ## Single ratings: what a rule finds at the false share it has

    The planted rounds above at other levels than 5 %: residuals studentised by unit, item, assessor and \
    level of the fitted score, as the program does it, and by item alone, as it did before that.

    \(table(
      ["level", "found", "false share", "found, one spread per item", "its false share"],
      families.first { $0.name == Family.singleRatings }.map { RatingPower.rows(ratings, $0) } ?? []))

    """
  }

  private func refusedShares(_ rounds: [[Set<String>]]) -> String {
    refusals.enumerated().map { place, own in
      let count = rounds.count { !$0[families.count + place].isEmpty }
      return "\(decimals(100 * Double(count) / Double(max(1, rounds.count)), 1)) % (\(own.name))"
    }.joined(separator: " and ")
  }

  private var cleanRows: [[String]] {
    families.enumerated().map { place, family in
      let count = clean.count { !$0[place].isEmpty }
      let p = binomialUpper(count, of: clean.count, probability: 0.05)
      return [
        family.name, "\(count)", "\(decimals(100 * Double(count) / Double(clean.count), 1)) %",
        decimals(p, 3),
      ]
    }
  }

  private func troubledRows(_ families: [Family], from first: Int) -> [[String]] {
    families.enumerated().map { place, family in
      [family.name]
        + troubled.map { own in
          let count = own.rounds.count { !$0[first + place].isEmpty }
          return "\(decimals(100 * Double(count) / Double(max(1, own.rounds.count)), 1)) %"
        }
    }
  }

  private var plantedRows: [[String]] {
    families.enumerated().map { place, family in
      var (found, falseShare) = (0, 0.0)
      for round in planted {
        let flags = round[place]
        found += flags.intersection(family.planted).count
        falseShare += family.falseShare(flags)
      }
      let total = family.planted.count * planted.count
      return [
        family.name, "\(family.planted.count)",
        total > 0 ? "\(decimals(100 * Double(found) / Double(total), 1)) %" : "",
        "\(decimals(100 * falseShare / Double(max(1, planted.count)), 1)) %",
      ]
    }
  }
}

func decimals(_ value: Double, _ count: Int) -> String { String(format: "%.\(count)f", value) }
