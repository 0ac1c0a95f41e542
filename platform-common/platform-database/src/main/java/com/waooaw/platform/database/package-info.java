/** Two pools per service, tenants kept apart by the database, roles and migrations. */
@NullMarked
package com.waooaw.platform.database;

import org.jspecify.annotations.NullMarked;
