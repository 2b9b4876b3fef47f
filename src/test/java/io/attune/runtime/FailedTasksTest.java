package io.attune.runtime;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FailedTasksTest {

    @Inject
    Scheduler scheduler;

    @Test
    void aTaskThatFailsIsToldInOneLine() {
        var lines = new CopyOnWriteArrayList<String>();
        var logger = Logger.getLogger(FailedTasks.class.getName());
        var level = logger.getLevel();
        logger.setLevel(java.util.logging.Level.ALL);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                var line = ((ExtLogRecord) record).getFormattedMessage();
                if (line.contains("task=broken")) {
                    lines.add(line);
                    assertEquals(null, record.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        scheduler.newJob("broken").setInterval("1s").setTask(execution -> {
            throw new IllegalStateException("the database\nis closed");
        }).schedule();

        await().until(() -> !lines.isEmpty());
        scheduler.unscheduleJob("broken");
        logger.setLevel(level);
        assertEquals(List.of("task.failed task=broken why=\"java.lang.IllegalStateException: the database\\nis closed\" "
                + "next=\"again when it is due\""), lines.subList(0, 1));
    }
}
