import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  ConnectorFactory,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from "botframework-connector";
import type { Activity } from "botbuilder";

/** The addresses and identifiers of the Bot Framework in one Microsoft cloud. */
export interface Cloud {
  readonly loginUrl: string;
  readonly audience: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
}

/** Microsoft's public cloud. */
export const publicCloud: Cloud = {
  loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrlPrefix,
  audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
  issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  openIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
};

/**
 * The maximum number of cached connector clients, one per service address. Teams uses a handful of addresses, but a
 * playground uses a new one at every start.
 */
const mostConnectors = 50;

/**
 * The SDK's own authentication, except that its two clients are created once and reused. The SDK creates them for every
 * activity, which is most of the cost of handling one, although this program does not send through them.
 */
export function authenticationOf(
  credentials: ServiceClientCredentialsFactory,
  { loginUrl, audience, issuer, openIdMetadataUrl }: Cloud,
): BotFrameworkAuthentication {
  const inner = BotFrameworkAuthenticationFactory.create(
    "",
    true,
    loginUrl,
    audience,
    issuer,
    AuthenticationConstants.OAuthUrl,
    openIdMetadataUrl,
    AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    "",
    credentials,
    new AuthenticationConfiguration(),
  );
  return new FrugalAuthentication(inner);
}

class FrugalAuthentication extends BotFrameworkAuthentication {
  private userTokenClient: Promise<UserTokenClient> | undefined;
  private connectors: RememberedConnectors | undefined;

  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.inner.authenticateRequest(activity, authHeader);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return (this.connectors ??= new RememberedConnectors(this.inner.createConnectorFactory(identity)));
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return (this.userTokenClient ??= this.inner.createUserTokenClient(identity));
  }

  override authenticateStreamingRequest(authHeader: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.inner.authenticateStreamingRequest(authHeader, channelId);
  }

  override createBotFrameworkClient() {
    return this.inner.createBotFrameworkClient();
  }

  override getOriginatingAudience(): string {
    return this.inner.getOriginatingAudience();
  }
}

class RememberedConnectors extends ConnectorFactory {
  private readonly made = new Map<string, Promise<ConnectorClient>>();

  constructor(private readonly inner: ConnectorFactory) {
    super();
  }

  override create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const known = this.made.get(serviceUrl);
    if (known) return known;
    if (this.made.size >= mostConnectors) this.made.clear();
    const client = this.inner.create(serviceUrl, audience);
    this.made.set(serviceUrl, client);
    return client;
  }
}
