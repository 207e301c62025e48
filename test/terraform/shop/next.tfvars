with_reports = false
