package io.attune.rebase;

import io.attune.mapping.Mapping;
import io.attune.merge.Amendment;
import io.attune.merge.Rules;
import java.util.Optional;

/**
 * The version of a mapping that records stand under, seen from the one in force.
 *
 * @param mapping   empty where it cannot be compiled on the connectors and connections of today
 * @param rules     its own, or those of the version in force where it is not known
 * @param amendment in what the version in force differs from it
 */
public record Older(Optional<Mapping> mapping, Rules rules, Amendment amendment) {}
