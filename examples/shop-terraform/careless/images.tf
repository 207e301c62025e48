module "image" {
  source   = "./modules/image"
  for_each = toset(["web", "worker"])

  name  = each.key
  stage = var.stage
}
