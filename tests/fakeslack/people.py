"""
Members: people who, beside speaking, click, choose, fill in and look round.

Documented: what the app is sent of each. Observed by others: of an ephemeral message the app is
sent no `message`.
"""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fakeslack import events, reactions
from tests.fakeslack.controls import Control, Value, controls, state_of
from tests.fakeslack.gestures import Actor, shown_name
from tests.fakeslack.interactions import Interaction
from tests.fakeslack.messages import Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.screens import Screen, screen
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible, Place


@dataclass(frozen=True)
class Member(Actor):
    """A person who uses Slack."""

    def open_home(self, tab: str = "messages") -> list[events.Event]:
        """Open the app's home or messages tab."""
        with self.workspace.journal.changed:
            channel = self.workspace.direct(self.user)
            inner: Payload = {"type": "app_home_opened", "user": self.id, "channel": channel.id}
            inner |= {"tab": tab, "event_ts": self.workspace.clock.ts()}
            if tab == "home" and self.id in self.workspace.homes:
                inner["view"] = self.workspace.homes[self.id]
            return events.emit(self.workspace, inner)

    def home(self, having: str = "", within: float = 10.0) -> Screen:
        """Wait until the app's home tab says `having`, and read it."""
        return self._awaited(lambda: self.workspace.homes.get(self.id), having, within, "home tab")

    def modal(self, having: str = "", within: float = 10.0) -> Screen:
        """Wait until the modal on top says `having`, and read it."""
        return self._awaited(self._top, having, within, "modal")

    @property
    def has_modal(self) -> bool:
        """Whether a modal is open."""
        with self.workspace.journal.changed:
            return self._top() is not None

    def react(self, place: Place, name: str) -> list[events.Event]:
        """React to a message with an emoji, by its name without colons."""
        with self.workspace.journal.changed:
            return reactions.react(self.workspace, self._on_screen(place), name, self.id)

    def unreact(self, place: Place, name: str) -> list[events.Event]:
        """Take a reaction back."""
        with self.workspace.journal.changed:
            return reactions.unreact(self.workspace, self._on_screen(place), name, self.id)

    def click(
        self, seen: Reading | Screen, action_id: str, value: str | None = None
    ) -> Interaction:
        """Click a button, by its action id and, where several share it, its value."""
        self._need_interactivity()
        with self.workspace.journal.changed:
            place = self._place_of(seen)
            control, face = place.button(action_id, value)
            if self.id not in control.element.get("visible_to_user_ids", [self.id]):
                raise Impossible(f"{self.user.name} does not see the button {action_id}")
            action = {"type": control.element["type"], "value": face.get("value", "")}
            return self._act(place, control, {**action, "text": face["text"]}, {})

    def choose(self, seen: Reading | Screen, action_id: str, value: Value) -> Interaction:
        """Choose from a menu, or fill in a field that is sent at once, by its action id."""
        self._need_interactivity()
        with self.workspace.journal.changed:
            place = self._place_of(seen)
            control = place.control(action_id)
            return self._act(place, control, control.held(value), {action_id: value})

    def submit(
        self, view: Payload | Screen, values: Mapping[str, Value] | Payload | None = None
    ) -> Interaction:
        """
        Send a modal in.

        Of a `Screen`, `values` is what is filled in by action id, and the rest stays as it is; of
        a view as Slack stores it, it is the state by block id and action id.
        """
        self._need_interactivity()
        with self.workspace.journal.changed:
            state: Payload = dict(values or {})
            if isinstance(view, Screen):
                view = self._current(view)
                state = filled(view, dict(values or {}))
            fields: Payload = {"type": "view_submission", "response_urls": []}
            fields["view"] = {**copy.deepcopy(view), "state": {"values": state}}
            return self._interact("interactive", None, self._signed(fields))

    def close(self, seen: Screen, *, everything: bool = False) -> Interaction | None:
        """Close a modal, or all; the app is told where the modal says `notify_on_close`."""
        with self.workspace.journal.changed:
            view = self._current(seen)
            stack = self.workspace.modals[self.id]
            everything = everything or view.get("clear_on_close", False)
            self.workspace.modals[self.id] = [] if everything else stack[:-1]
            self.workspace.journal.note(f"{self.user.name} closes {view['id']}")
            if not view.get("notify_on_close"):
                return None
            fields = {"type": "view_closed", "view": view, "is_cleared": everything}
            return self._interact("interactive", None, self._signed(fields))

    def _awaited(
        self, find: Callable[[], Payload | None], having: str, within: float, what: str
    ) -> Screen:
        def seen() -> list[Screen]:
            view = find()
            read = [screen(view, self.workspace.name_of)] if view else []
            return [one for one in read if having in f"{one.title}\n{one.text}"]

        what = f"a {what} of {self.user.name} with {having!r}"
        return self.workspace.journal.wait(seen, within, what)[0]

    def _top(self) -> Payload | None:
        stack = self.workspace.modals.get(self.id)
        return stack[-1] if stack else None

    def _current(self, seen: Screen) -> Payload:
        shown = (self._top(), self.workspace.homes.get(self.id))
        for view in shown:
            if view is not None and view["id"] == seen.id:
                return view
        raise Impossible("the view is not there any more, or another lies on top")

    def _place_of(self, seen: Reading | Screen) -> "Shown":
        if isinstance(seen, Screen):
            view = self._current(seen)
            container = {"type": "view", "view_id": view["id"]}
            return Shown(view["blocks"], {"container": container, "view": copy.deepcopy(view)})
        message = self._on_screen(seen)
        return Shown(message.payload.get("blocks", []), self._about(message), message)

    def _about(self, message: Message) -> Payload:
        place, private = self._place(message), message.ephemeral_to is not None
        container: Payload = {"type": "message", "message_ts": message.ts, "channel_id": place.id}
        about: Payload = {"container": {**container, "is_ephemeral": private}}
        about["channel"] = {"id": place.id, "name": shown_name(place)}
        return about if private else about | {"message": copy.deepcopy(message.payload)}

    def _act(
        self, place: "Shown", control: Control, action: Payload, values: Mapping[str, Value]
    ) -> Interaction:
        ts = self.workspace.clock.ts()
        action |= {"action_id": control.action_id, "block_id": control.block["block_id"]}
        fields = {"type": "block_actions", "actions": [{**action, "action_ts": ts}], **place.about}
        state = {"values": state_of(place.blocks, values)}
        if "view" in fields:
            fields["view"] |= {"state": state}
        else:
            fields["state"] = state
        channel = self._place(place.message) if place.message else None
        return self._interact("interactive", channel, self._signed(fields), place.message)


@dataclass(frozen=True)
class Shown:
    """What a member can use in a message or a view."""

    blocks: list[Payload]
    about: Payload
    """What the app is told of where it stands."""
    message: Message | None = None

    def button(self, action_id: str, value: str | None) -> tuple[Control, Payload]:
        """Find a button, and the face of it that is clicked."""
        offered = [(one, face) for one in controls(self.blocks) for face in one.faces]
        for control, face in offered:
            if control.action_id == action_id and value in (None, face.get("value", "")):
                return control, face
        known = [(one.action_id, face.get("value", "")) for one, face in offered]
        raise Impossible(f"there is no button {action_id} among {known}")

    def control(self, action_id: str) -> Control:
        """Find a menu or a field."""
        offered = [one for one in controls(self.blocks) if not one.faces]
        for control in offered:
            if control.action_id == action_id:
                return control
        known = [one.action_id for one in offered]
        raise Impossible(f"there is no field {action_id} among {known}")


def filled(view: Payload, values: Mapping[str, Value]) -> Payload:
    """Fill a form in as a member could, and give its state."""
    if "submit" not in view:
        raise Impossible("the modal cannot be sent")
    fields = [one for one in controls(view["blocks"]) if not one.faces]
    if unknown := values.keys() - {one.action_id for one in fields}:
        raise Impossible(f"there is no field {sorted(unknown)[0]} in the modal")
    for field in fields:
        if complaint := field.complaint(values.get(field.action_id)):
            raise Impossible(f"{field.action_id} {complaint}")
    return state_of(view["blocks"], values)
