"""Numbers and names of the billing module."""

CURRENCY = "EUR"
PAYMENT_TERM_DAYS = 14
TRIAL_DAYS = 30
INVOICE_PREFIX = "TC"

#: Days after the due date on which a reminder goes out; after the last one the account stops
DUNNING_DAYS = (3, 10, 21)

#: Refunds above this amount need a second person
REFUND_LIMIT_CENTS = 500_00
