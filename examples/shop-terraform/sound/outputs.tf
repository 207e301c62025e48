output "url" {
  value = "https://${var.domain_name}/"
}

output "load_balancer_name" {
  value = aws_lb.shop.dns_name
}

output "job_queue_url" {
  value = aws_sqs_queue.jobs.url
}
