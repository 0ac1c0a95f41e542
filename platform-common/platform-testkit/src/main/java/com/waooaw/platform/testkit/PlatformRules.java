package com.waooaw.platform.testkit;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.events.EventCarrier;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.events.Outbox;
import com.waooaw.platform.events.OutboxSender;
import com.waooaw.platform.web.Allowed;
import io.temporal.spring.boot.WorkflowImpl;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What every service keeps; a service's {@code ArchitectureTests} runs them with {@code ArchTests.in(PlatformRules.class)}. */
public final class PlatformRules {

    /** Controllers and stores are seen by nobody but the framework. */
    @ArchTest
    public static final ArchRule adapters_are_not_public = classes()
            .that()
            .areNotAnnotations()
            .and(metaAnnotatedWith(Controller.class).or(metaAnnotatedWith(Repository.class)))
            .should(not(haveModifier(PUBLIC)))
            .allowEmptyShould(true);

    /** A workflow replays: it may not ask for time, chance or the world. */
    @ArchTest
    public static final ArchRule workflows_are_deterministic = noClasses()
            .that()
            .areAnnotatedWith(WorkflowImpl.class)
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.util.concurrent..", "java.net..")
            .allowEmptyShould(true);

    /** Rules read the business clock. */
    @ArchTest
    public static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("inject " + Clock.class.getName());

    /** Transactions belong to use cases, not to controllers or activities. */
    @ArchTest
    public static final ArchRule web_opens_no_transaction = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Controller.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .allowEmptyShould(true);

    /** Every API method says who may call it. */
    @ArchTest
    public static final ArchRule every_api_method_says_who_may_call_it = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areAnnotatedWith(GetMapping.class)
            .or()
            .areAnnotatedWith(PostMapping.class)
            .or()
            .areAnnotatedWith(PutMapping.class)
            .or()
            .areAnnotatedWith(PatchMapping.class)
            .or()
            .areAnnotatedWith(DeleteMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should()
            .beAnnotatedWith(Allowed.class)
            .allowEmptyShould(true);

    /**
     * Services meet through Temporal and events; nobody calls a neighbour over HTTP. Who speaks to a provider outside
     * is named here, and seen in review.
     */
    @ArchTest
    public static final ArchRule no_service_calls_another_over_http = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("com.waooaw.governance.notification.ProviderHttp")
            .and()
            .doNotHaveFullyQualifiedName("com.waooaw.governance.notification.WebPushSender")
            .and()
            .doNotHaveFullyQualifiedName("com.waooaw.governance.notification.FcmSender")
            .and()
            .doNotHaveFullyQualifiedName("com.waooaw.governance.notification.FcmAccess")
            .and()
            .doNotHaveFullyQualifiedName("com.waooaw.governance.notification.SmsChannel")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.web.client.RestTemplate")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.web.client.RestClient")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    /** Every row of every customer is seen by the plumbing alone; who is added here is seen in review. */
    @ArchTest
    public static final ArchRule the_system_pool_is_for_the_plumbing = classes()
            .that(use(SystemPool.class))
            .should(beOneOf(Set.of(
                    "com.waooaw.agentcreation.creation.UnfinishedCreations",
                    "com.waooaw.agentexecution.job.JobOwners",
                    "com.waooaw.agentexecution.job.UnfinishedJobs",
                    "com.waooaw.governance.approval.ApprovalReconciler",
                    "com.waooaw.governance.authority.AuthorityOwners",
                    "com.waooaw.governance.audit.AuditReader",
                    "com.waooaw.governance.audit.TransparencyLogConfiguration",
                    "com.waooaw.governance.breakglass.EmergencyOwners",
                    "com.waooaw.governance.budget.BudgetOwners",
                    "com.waooaw.governance.escalation.EscalationOwners",
                    "com.waooaw.governance.veto.UnfinishedVetoes",
                    "com.waooaw.governance.notification.ReachOwners",
                    "com.waooaw.governance.notification.router.RouterSamples")))
            .allowEmptyShould(true);

    /** What happened is told through {@link Events}, in the transaction of the change, and in no other way. */
    @ArchTest
    public static final ArchRule events_leave_through_the_outbox = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Outbox.class, OutboxSender.class, EventCarrier.class)
            .because("publish with " + Events.class.getName());

    /** Absence is said in the type, everywhere. */
    @ArchTest
    public static final ArchRule every_package_is_null_marked = classes().should(beInAPackageMarked(NullMarked.class));

    private PlatformRules() {}

    private static DescribedPredicate<JavaClass> use(Class<? extends Annotation> annotation) {
        return DescribedPredicate.describe(
                "use @" + annotation.getSimpleName(),
                type -> type.getFields().stream().anyMatch(f -> f.isAnnotatedWith(annotation))
                        || type.getCodeUnits().stream()
                                .anyMatch(c -> c.isAnnotatedWith(annotation)
                                        || c.getParameters().stream().anyMatch(p -> p.isAnnotatedWith(annotation))));
    }

    private static ArchCondition<JavaClass> beOneOf(Set<String> names) {
        return condition("be one of " + names, type -> names.contains(type.getName()));
    }

    static ArchCondition<JavaClass> beInAPackageMarked(Class<? extends Annotation> annotation) {
        return condition(
                "be in a package marked @" + annotation.getSimpleName(),
                type -> type.getPackage().isAnnotatedWith(annotation));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, holds.test(type), "%s should %s".formatted(type.getName(), description)));
            }
        };
    }
}
