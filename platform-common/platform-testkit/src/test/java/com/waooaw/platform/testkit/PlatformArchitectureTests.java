package com.waooaw.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.waooaw.platform.kernel.ErrorCode;
import org.jspecify.annotations.NullMarked;

/** What the platform's own modules keep. */
@AnalyzeClasses(
        packages = {"com.waooaw.platform", "com.waooaw.contracts", "com.waooaw.activities"},
        importOptions = DoNotIncludeTests.class)
class PlatformArchitectureTests {

    @ArchTest
    static final ArchRule the_kernel_knows_the_jdk_alone = classes()
            .that()
            .resideInAPackage("com.waooaw.platform.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("com.waooaw.platform.kernel..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule contracts_know_no_framework = classes()
            .that()
            .resideInAPackage("com.waooaw.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.waooaw.contracts..",
                    "com.waooaw.platform.kernel..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule activity_interfaces_know_no_framework_but_temporals_annotations = classes()
            .that()
            .resideInAPackage("com.waooaw.activities..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.waooaw.activities..",
                    "com.waooaw.contracts..",
                    "com.waooaw.platform.kernel..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "io.temporal.activity..");

    @ArchTest
    static final ArchRule the_platform_knows_no_service = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.waooaw.agentcreation..",
                    "com.waooaw.agentexecution..",
                    "com.waooaw.governance..",
                    "com.waooaw.industryknowledge..",
                    "com.waooaw.learning..",
                    "com.waooaw.admingateway..");

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes().should(PlatformRules.beInAPackageMarked(NullMarked.class));

    @ArchTest
    static final ArchRule errors_are_enums =
            classes().that().implement(ErrorCode.class).should().beEnums();
}
