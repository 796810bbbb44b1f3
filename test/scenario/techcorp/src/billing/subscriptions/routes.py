"""HTTP endpoints of subscriptions."""

from typing import Annotated

from fastapi import APIRouter, Depends

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.billing.dependencies import get_subscription_repository
from src.billing.events import publish_subscription_cancelled, publish_subscription_changed
from src.billing.exceptions import SubscriptionNotFound
from src.billing.models import Subscription
from src.billing.subscriptions.plans import plan_named
from src.billing.subscriptions.proration import prorate
from src.billing.subscriptions.repository import SubscriptionRepository
from src.billing.subscriptions.schemas import (
    ChangePlanRequest,
    ProrationResponse,
    SubscriptionResponse,
)
from src.users.models import User
from src.utils import utc_now

router = APIRouter(prefix="/subscription")

Subscriptions = Annotated[SubscriptionRepository, Depends(get_subscription_repository)]
Writer = Annotated[User, Depends(require(Permission.SUBSCRIPTIONS_WRITE))]


def own_subscription(writer: Writer, subscriptions: Subscriptions) -> Subscription:
    """The subscription of the account of the user."""
    subscription = subscriptions.find_by_account_id(writer.account_id)
    if subscription is None:
        raise SubscriptionNotFound()
    return subscription


Own = Annotated[Subscription, Depends(own_subscription)]


@router.get("")
def get_subscription(subscription: Own) -> SubscriptionResponse:
    """Answers with the plan and the seats of the account."""
    return SubscriptionResponse.model_validate(subscription)


@router.post("/preview")
def preview_change(request: ChangePlanRequest, subscription: Own) -> ProrationResponse:
    """Computes what a change would cost today."""
    proration = prorate(subscription, plan_named(request.plan), request.seats, utc_now())
    return ProrationResponse(
        credit_cents=proration.credit_cents,
        charge_cents=proration.charge_cents,
        due_cents=proration.due_cents,
    )


@router.put("")
def change_subscription(request: ChangePlanRequest, subscription: Own) -> SubscriptionResponse:
    """Changes the plan or the seats from now on."""
    subscription.plan = plan_named(request.plan).name
    subscription.seats = request.seats
    publish_subscription_changed(
        account_id=subscription.account_id, plan=subscription.plan, seats=subscription.seats
    )
    return SubscriptionResponse.model_validate(subscription)


@router.delete("")
def cancel_subscription(subscription: Own) -> SubscriptionResponse:
    """Cancels the subscription; it runs until the end of the period."""
    subscription.cancelled_at = utc_now()
    publish_subscription_cancelled(account_id=subscription.account_id)
    return SubscriptionResponse.model_validate(subscription)
