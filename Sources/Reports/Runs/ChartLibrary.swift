import Foundation
import Phrases
import Reporting

/// What draws the charts of a page, where this system has it.
///
/// STEELYARD_VEGA may name the folder of another build.
struct ChartLibrary {
  /// nil where it is not installed; a page then has still pictures only.
  let modules: VegaModules?
  /// What the reader has to know where it is missing.
  let notices: [Phrase]

  init() {
    let given = ProcessInfo.processInfo.environment["STEELYARD_VEGA"]
    modules = VegaModules(folder: given ?? VegaModules.standardFolder)
    // Results keep the notice, and name no folder of a user's.
    let place =
      given == nil
      ? Phrase(verbatim: VegaModules.standardFolder) : Phrase("the folder of STEELYARD_VEGA")
    notices =
      modules == nil
      ? [Phrase("no Vega in \(place): install libjs-vega for charts in the page")] : []
  }

  /// SHA-256 of the script.
  var hash: String? { modules?.sha256 }
}
