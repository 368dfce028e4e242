"""Traces as objects for other programs."""

from collections.abc import Sequence
from typing import Any

from bot.objects import quote_object, searched_object
from bot.quotes import Quote
from bot.tracing.mentions import Link
from bot.tracing.table import Action, actions, responses
from bot.tracing.trace import Trace, Traced


def trace_object(trace: Trace, others: Sequence[Quote] = ()) -> dict[str, Any]:
    """What `trace --json` prints; `others` are other asks that the words fit."""
    details = trace.document.details
    return {
        "document": trace.document.name,
        "document_id": trace.document.id,
        "title": details.title,
        "council": details.council or "unknown",
        "date": details.date and str(details.date),
        "response": _quote(trace.response),
        "asks": [_traced(one) for one in trace.traced],
        "searched": searched_object(trace.searched),
        "undated": trace.undated,
        "other_asks": [quote_object(quote) for quote in others],
    }


def _traced(one: Traced) -> dict[str, Any]:
    return {
        "ask": quote_object(one.ask.quote),
        "asked": _quote(one.ask.who),
        "state": one.state.value,
        "doubtful": not one.standing.sure,
        "rests_on": _quote(one.standing.rests_on),
        "responses": [quote_object(link.quote) for link in responses(one)],
        "actions": [_action(action) for action in actions(one)],
        "later": [_link(link) for link in one.links],
    }


def _link(link: Link) -> dict[str, Any]:
    return {"says": link.says.value, "doubtful": not link.sure, "quote": quote_object(link.quote)}


def _action(action: Action) -> dict[str, Any]:
    return {
        "quote": quote_object(action.link.quote),
        "owner": action.owner and action.owner.text,
        "due": action.due and action.due.text,
        "due_date": action.day and str(action.day),
        "status": action.status and action.status.text,
    }


def _quote(quote: Quote | None) -> dict[str, Any] | None:
    return quote_object(quote) if quote else None
