/** The packaged program as its users run it: started, talked to over HTTP, killed. */
package io.attune.scenario;
