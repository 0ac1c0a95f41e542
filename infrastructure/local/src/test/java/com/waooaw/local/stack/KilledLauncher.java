package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.InfrastructureFile;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A launcher in a process of its own that commits, says so, and waits to be killed. */
public final class KilledLauncher {

    private KilledLauncher() {}

    public static void main(String[] arguments) throws Exception {
        var settings =
                InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of(""))).postgres();
        var part = new PostgresPart(
                Integer.parseInt(arguments[0]), new StateDirectory(Path.of(arguments[1])).create(), settings);
        part.start();
        var jdbc = JdbcClient.create(part.superuser("postgres"));
        jdbc.sql("create table kept (n int)").update();
        for (int n = 1; ; n++) {
            jdbc.sql("insert into kept values (:n)").param("n", n).update();
            System.out.println("committed " + n);
        }
    }
}
