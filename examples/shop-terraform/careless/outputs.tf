output "url" {
  value = "http://${local.needs_dns ? var.domain_name : aws_lb.shop.dns_name}/"
}

output "database_address" {
  value = aws_db_instance.shop.address
}

output "job_queue_url" {
  value = aws_sqs_queue.jobs.url
}
