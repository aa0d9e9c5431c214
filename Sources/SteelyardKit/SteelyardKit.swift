// The modules whose types those two take and return.
@_exported public import Agreement
// The modules a client calls.
@_exported public import Appraisals
@_exported public import Archive
@_exported public import Assessments
@_exported public import Equating
@_exported public import MixedModels
@_exported public import MultiYear
@_exported public import Normalization
@_exported public import Outliers
@_exported public import Phrases
@_exported public import Reporting
@_exported public import Reports
@_exported public import Sensitivity
@_exported public import Severity
@_exported public import Statistics
@_exported public import TableIO
