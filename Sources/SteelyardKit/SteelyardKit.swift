@_exported public import Appraisals
// What the two speak of: rounds, rules, ranks, severities and sentences.
@_exported public import Assessments
@_exported public import Normalization
@_exported public import Phrases
@_exported public import Reports
@_exported public import Sensitivity
@_exported public import Severity
@_exported public import Statistics
