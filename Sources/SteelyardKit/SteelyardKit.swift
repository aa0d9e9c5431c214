@_exported public import Appraisals
@_exported public import Reports
