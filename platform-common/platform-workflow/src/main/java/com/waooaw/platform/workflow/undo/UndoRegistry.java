package com.waooaw.platform.workflow.undo;

import com.waooaw.platform.kernel.WaooawException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this service can take back. A service that lets a precedent allow what nobody can take back does not start:
 * allowing it would be for good, and the veto of a day later a lie.
 */
final class UndoRegistry {

    private final Map<String, UndoPlan> plans;
    private final Map<String, UndoAction> actions;

    UndoRegistry(Collection<ActType> acts, Collection<UndoPlan> plans, Collection<UndoAction> actions) {
        this.plans = byName(plans, UndoPlan::actionType);
        this.actions = byName(actions, action -> name(action.actionType(), action.step()));
        for (var act : acts) {
            if (act.autoApprovable() && !this.plans.containsKey(act.name())) {
                throw new IllegalStateException(
                        "'" + act.name() + "' may be allowed by a precedent, and nothing here takes it back");
            }
        }
    }

    UndoPlan plan(String actionType) {
        return ofOurs(actionType)
                .orElseThrow(() -> new WaooawException(
                        UndoError.NOT_UNDONE_HERE, "no act of kind '" + actionType + "' is planned here"));
    }

    /** The plan of our own acts of that kind; empty where the kind is another service's. */
    Optional<UndoPlan> ofOurs(String actionType) {
        return Optional.ofNullable(plans.get(actionType));
    }

    UndoAction action(String actionType, String step) {
        return Optional.ofNullable(actions.get(name(actionType, step)))
                .orElseThrow(() -> new WaooawException(
                        UndoError.NOT_UNDONE_HERE,
                        "no step '%s' of an act of kind '%s' is undone here".formatted(step, actionType)));
    }

    private static String name(String actionType, String step) {
        return actionType + "/" + step;
    }

    private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
        // two of one name end the start: Collectors.toMap says which
        return all.stream().collect(Collectors.toUnmodifiableMap(name, one -> one));
    }
}
