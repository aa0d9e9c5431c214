import Foundation
import Phrases
import Reporting
import TableIO

/// What draws the charts of a page, where this system has it.
///
/// STEELYARD_VEGA may name the folder of another build.
struct ChartLibrary {
  /// nil where it is not installed; a page then has still pictures only.
  let modules: VegaModules?
  /// What the reader has to know where it is missing.
  let notices: [Phrase]

  init() {
    let folder =
      ProcessInfo.processInfo.environment["STEELYARD_VEGA"] ?? VegaModules.standardFolder
    modules = VegaModules(folder: folder)
    notices =
      modules == nil
      ? [Phrase("no Vega in \(folder): install libjs-vega for charts in the page")] : []
  }

  /// SHA-256 of the script.
  var hash: String? { modules.map { sha256(Array($0.script.utf8)) } }
}
