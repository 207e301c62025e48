data "aws_iam_policy_document" "assumed_by" {
  for_each = toset(["ecs-tasks", "ec2"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

# One role for everything. Narrow it down after the launch.
resource "aws_iam_role" "task" {
  assume_role_policy = data.aws_iam_policy_document.assumed_by["ecs-tasks"].json
}

resource "aws_iam_role_policy_attachment" "task" {
  role       = aws_iam_role.task.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role" "instance" {
  assume_role_policy = data.aws_iam_policy_document.assumed_by["ec2"].json
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

# copied from the console
resource "aws_iam_role_policy" "instance" {
  name = "shop-instances"
  role = aws_iam_role.instance.id

  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "VisualEditor0",
          "Effect": "Allow",
          "Action": ["s3:*", "sqs:*", "ecr:*", "ssm:*", "secretsmanager:GetSecretValue"],
          "Resource": "*"
        }
      ]
    }
  JSON
}

resource "aws_iam_instance_profile" "instance" {
  role = aws_iam_role.instance.name
}
