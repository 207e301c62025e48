payment_key = "not-a-key-of-any-payment-provider"
