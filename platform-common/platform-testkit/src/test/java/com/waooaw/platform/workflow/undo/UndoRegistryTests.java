package com.waooaw.platform.workflow.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class UndoRegistryTests {

    @Test
    void aServiceThatCouldNotTakeBackWhatAPrecedentAllowsDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new UndoRegistry(
                        List.of(new ActType("send_gift", true)), List.of(new Plan("deploy_agent")), List.of()))
                .withMessageContaining("'send_gift'");
    }

    @Test
    void andNeitherDoesItsContext() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("act", ActType.class, () -> new ActType("send_gift", true));
            context.registerBean(
                    UndoRegistry.class,
                    () -> new UndoRegistry(
                            context.getBeanProvider(ActType.class).stream().toList(), List.of(), List.of()));

            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(context::refresh)
                    .havingRootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessageContaining("'send_gift'");
        }
    }

    @Test
    void whatOnlyAHumanAllowsNeedsNone() {
        var registry = new UndoRegistry(List.of(new ActType("send_gift", false)), List.of(), List.of());

        assertThat(registry.ofOurs("send_gift")).isEmpty();
    }

    @Test
    void whatIsKnownIsFoundAndNothingElse() {
        var plan = new Plan("deploy_agent");
        var action = new Action("deploy_agent", "stop_routing");
        var registry = new UndoRegistry(List.of(new ActType("deploy_agent", true)), List.of(plan), List.of(action));

        assertThat(registry.plan("deploy_agent")).isSameAs(plan);
        assertThat(registry.action("deploy_agent", "stop_routing")).isSameAs(action);
        refused(() -> registry.plan("publish_content"));
        refused(() -> registry.action("deploy_agent", "cancel_jobs"));
        refused(() -> registry.action("publish_content", "stop_routing"));
    }

    @Test
    void twoPlansOfOneKindEndTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new UndoRegistry(
                        List.of(), List.of(new Plan("deploy_agent"), new Plan("deploy_agent")), List.of()))
                .withMessageContaining("deploy_agent");
    }

    private static void refused(Runnable asking) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(asking::run)
                .extracting(WaooawException::code)
                .isEqualTo(UndoError.NOT_UNDONE_HERE);
    }

    private record Plan(String actionType) implements UndoPlan {

        @Override
        public List<Step> plan(UndoneAct act) {
            return List.of();
        }
    }

    private record Action(String actionType, String step) implements UndoAction {

        @Override
        public Undone undo(UndoneAct act) {
            return new Undone(false, "nothing", new Actor("somebody", ActorType.SYSTEM), null);
        }
    }
}
