package com.waooaw.learning;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.waooaw.platform.testkit.PlatformRules;
import com.waooaw.platform.testkit.WrittenByUs;

@AnalyzeClasses(
        packages = "com.waooaw.learning",
        importOptions = {DoNotIncludeTests.class, WrittenByUs.class})
class ArchitectureTests {

    @ArchTest
    static final ArchTests PLATFORM = ArchTests.in(PlatformRules.class);
}
