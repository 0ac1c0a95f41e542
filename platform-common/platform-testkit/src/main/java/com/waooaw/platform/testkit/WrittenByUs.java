package com.waooaw.platform.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what ahead-of-time processing wrote into the same folder: bean definitions and proxies. */
public final class WrittenByUs implements ImportOption {

    /** The generated ones, for Modulith to ignore. */
    public static final DescribedPredicate<JavaClass> GENERATED =
            DescribedPredicate.describe("generated", type -> isGenerated(type.getName()));

    @Override
    public boolean includes(Location location) {
        return !isGenerated(location.asURI().toString());
    }

    private static boolean isGenerated(String name) {
        return name.contains("__") || name.contains("$$SpringCGLIB$$");
    }
}
