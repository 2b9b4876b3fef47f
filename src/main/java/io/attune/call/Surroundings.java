package io.attune.call;

import io.attune.process.Replicas;
import io.attune.token.RefreshTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;

/** What calling needs of the application. */
@Dependent
record Surroundings(Vertx vertx, Clock clock, MeterRegistry metrics, RefreshTokens tokens, Board board, Replicas replicas) {}
