import {
  ANALYTICS_GUIDE,
  GENERAL_GUIDE,
  MESSAGING_GUIDE,
  PUSH_GUIDE,
  STORAGE_GUIDE,
} from './links.js'
import type { ExportRow } from './row.js'

const ROOT = 'aws-amplify'
const CORE = '@aws-amplify/core'
const UTILS = 'aws-amplify/utils'

const words = (...lines: readonly string[]): readonly string[] => lines.join(' ').split(' ')

/** What every row says unless it says more. */
const row = { kept: null, gone: [], silent: [], links: [GENERAL_GUIDE] } as const
const category = { ...row, kind: 'category' } as const
const other = { ...row, kind: 'export' } as const

/** Everything that v6's root exports. Any other name in an import of it is one of an older major. */
export const rootOfV6: readonly string[] = words(
  'Amplify createAmplifyContext ResourcesConfig AmplifyContext createConfigurationBuilder',
  'ConfigurationBuilder',
)

const DATASTORE = words(
  'DataStore DataStoreClass initSchema ModelInstanceCreator AsyncCollection AsyncItem',
  'Predicates ModelPredicateCreator ModelSortPredicateCreator StorageAdapter NAMESPACES',
  'utils isSchemaModel isSchemaModelWithAttributes isAssociatedWith',
  'isTargetNameAssociation isFieldAssociation isModelAttributeAuth isModelAttributeKey',
  'isModelAttributePrimaryKey isModelAttributeCompositeKey isGraphQLScalarType',
  'isModelFieldType isNonModelFieldType isEnumFieldType isIdentifierObject',
  'isPredicateObj isPredicateGroup syncExpression Scalar Schema UserSchema',
  'InternalSchema SchemaNamespaces SchemaNamespace SchemaModels SchemaModel',
  'SchemaNonModels SchemaNonModel ModelMeta ModelAssociation ModelAttributes',
  'ModelAttribute ModelAuthRule ModelAttributeAuth ModelAttributeAuthProperty',
  'ModelAttributeAuthAllow ModelAttributeAuthProvider ModelFields GraphQLScalarType',
  'AuthorizationRule ModelFieldType NonModelFieldType ModelField NonModelTypeConstructor',
  'PersistentModelConstructor LazyLoadingDisabled LazyLoading TypeConstructorMap',
  '__identifierBrand__ IdentifierBrand ManagedIdentifier OptionallyManagedIdentifier',
  'CompositeIdentifier CustomIdentifier Identifier IdentifierFields',
  'IdentifierFieldsForInit __modelMeta__ PersistentModelMetaData SettableFieldType',
  'PredicateFieldType DefaultPersistentModelMetaData MetadataOrDefault PersistentModel',
  'MetadataReadOnlyFields ModelInitBase ModelInit MutableModel ModelInstanceMetadata',
  'IdentifierFieldValue IdentifierFieldOrIdentifierObject OpType SubscriptionMessage',
  'InternalSubscriptionMessage DataStoreSnapshot PredicateExpression AllOperators',
  'PredicateGroups ModelPredicate ProducerModelPredicate PredicatesGroup PredicateObject',
  'QueryOne GraphQLField GraphQLCondition GraphQLFilter ProducerPaginationInput',
  'ObserveQueryOptions PaginationInput ProducerSortPredicate SortPredicate',
  'SortPredicateExpression SortDirection SortPredicatesGroup SortPredicateObject',
  'SystemComponent NamespaceResolver ControlMessageType RelationType IndexesType',
  'RelationshipType KeyType ModelKeys DataStoreConfig AuthProviders AuthModeStrategyType',
  'AuthModeStrategyReturn AuthModeStrategyParams AuthModeStrategy ModelOperation',
  'ModelAuthModes SyncExpression SyncConflict SyncError ErrorType ProcessName DISCARD',
  'ConflictHandler ErrorHandler DeferredCallbackResolverOptions',
  'LimitTimerRaceResolvedValues AmplifyContext MatchableTypes AllFieldOperators',
  'NonNeverKeys WithoutNevers RecursiveModelPredicateExtender',
  'RecursiveModelPredicateAggregateExtender RecursiveModelPredicateOperator',
  'RecursiveModelPredicateNegation RecursiveModelPredicate ModelPredicateExtender',
  'ModelPredicateAggregateExtender ValuePredicate V5ModelPredicate',
  'ModelPredicateOperator ModelPredicateNegation PredicateInternalsKey',
)

const STORAGE = words(
  'StorageClass Storage AWSS3Provider StorageOptions StorageAccessLevel CustomPrefix',
  'StorageCopyTarget StorageCopySource StorageCopyDestination StorageGetConfig',
  'StorageGetPropertiesConfig StoragePutConfig StorageRemoveConfig StorageListConfig',
  'StorageCopyConfig StorageGetOutput StoragePutOutput StorageRemoveOutput',
  'StorageListOutput StorageCopyOutput StorageGetPropertiesOutput',
  'StorageOperationConfigMap StorageProvider UploadTask StorageProviderWithCopy',
  'StorageProviderWithGetProperties StorageProviderApi FileMetadata CommonStorageOptions',
  'S3ProviderGetConfig S3ProviderGetPropertiesConfig S3ProviderGetOuput',
  'ResumableUploadConfig S3ProviderPutConfig S3ProviderRemoveConfig S3ProviderListOutput',
  'S3ProviderRemoveOutput S3ProviderListConfig S3ClientOptions S3ProviderListOutputItem',
  'S3CopyTarget S3CopySource S3CopyDestination S3ProviderCopyConfig S3ProviderCopyOutput',
  'S3ProviderGetPropertiesOutput PutResult S3ProviderPutOutput',
)

const GEO = words(
  'Geo GeoConfig MapStyle Longitude Latitude Coordinates SWLongitude SWLatitude',
  'NELongitude NELatitude BoundingBox SearchByTextOptionsBase',
  'SearchByTextOptionsWithBiasPosition SearchByTextOptionsWithSearchAreaConstraints',
  'SearchByTextOptions SearchByCoordinatesOptions searchByPlaceIdOptions PlaceGeometry',
  'Place LinearRing GeofencePolygon PolygonGeometry GeofenceId GeofenceInput',
  'GeofenceOptions GeofenceError Geofence SaveGeofencesResults ListGeofenceOptions',
  'ListGeofenceResults DeleteGeofencesResults SearchForSuggestionsResults',
  'SearchForSuggestionsResult GeoProvider AmazonLocationServiceMapStyle',
  'AmazonLocationServiceGeofenceOptions AmazonLocationServiceGeofenceStatus',
  'AmazonLocationServiceGeofence AmazonLocationServiceListGeofenceOptions',
  'AmazonLocationServiceBatchGeofenceErrorMessages',
  'AmazonLocationServiceBatchGeofenceError AmazonLocationServiceDeleteGeofencesResults',
)

const PREDICTIONS = words(
  'Predictions IdentifyEntitiesInput IdentifyEntitiesOutput IdentifyLabelsInput',
  'IdentifyLabelsOutput IdentifyTextInput IdentifyTextOutput InterpretTextInput',
  'InterpretTextOutput SpeechToTextInput SpeechToTextOutput TextToSpeechInput',
  'TextToSpeechOutput TranslateTextInput TranslateTextOutput',
)

const PREDICTIONS_GONE = words(
  'AmazonAIIdentifyPredictionsProvider AmazonAIConvertPredictionsProvider',
  'AmazonAIPredictionsProvider AmazonAIInterpretPredictionsProvider',
  'isIdentifyFromCollection isIdentifyCelebrities isTranslateTextInput',
  'isTextToSpeechInput isSpeechToTextInput isStorageSource isFileSource isBytesSource',
  'isIdentifyTextInput isIdentifyLabelsInput isIdentifyEntitiesInput',
  'isInterpretTextInput PredictionsOptions ProviderOptions InterpretTextCategories',
  'InterpretTextInputLanguage InterpretTextOthers InterpretTextAll TextEntities',
  'KeyPhrases TextSyntax TextSentiment StorageSource FileSource BytesSource',
  'IdentifySource Word LineDetailed Content TableCell Table KeyValue Point Polygon',
  'BoundingBox IdentifyFromCollection IdentifyCelebrities IdentifyEntities',
  'FaceAttributes Geometry Relationship FeatureType FeatureTypes',
)

const CORE_GONE = words(
  'AmplifyClass invalidParameter missingConfig browserOrNode filenameToContentType',
  'generateRandomString isEmpty isStrictObject isTextFile isWebWorker',
  'makeQuerablePromise objectLessAttributes sortByField transferKeyToLowerCase',
  'transferKeyToUpperCase parseAWSExports FacebookOAuth GoogleOAuth AppState',
  'AsyncStorage Linking StorageHelper MemoryStorage UniversalStorage Platform',
  'getAmplifyUserAgentObject getAmplifyUserAgent ApiAction AuthAction AnalyticsAction',
  'Category CustomUserAgentDetails DataStoreAction Framework GeoAction',
  'InteractionsAction InAppMessagingAction PredictionsAction PubSubAction',
  'PushNotificationAction StorageAction INTERNAL_AWS_APPSYNC_REALTIME_PUBSUB_PROVIDER',
  'USER_AGENT_HEADER Constants AWS_CLOUDWATCH_BASE_BUFFER_SIZE AWS_CLOUDWATCH_CATEGORY',
  'AWS_CLOUDWATCH_MAX_BATCH_EVENT_SIZE AWS_CLOUDWATCH_MAX_EVENT_SIZE',
  'AWS_CLOUDWATCH_PROVIDER_NAME BackgroundManagerNotOpenError BackgroundProcessManager',
  'BackgroundProcessManagerState DateUtils Mutex NO_CREDS_ERROR_STRING NonRetryableError',
  'RETRY_ERROR_CODES Reachability isNonRetryableError jitteredBackoff',
  'jitteredExponentialRetry retry urlSafeDecode urlSafeEncode',
)

/** One row for each category of v5 beside Auth, whatever package its names come from. */
export const categories: readonly ExportRow[] = [
  {
    ...category,
    id: 'category.API',
    name: 'API',
    from: [ROOT, '@aws-amplify/api', '@aws-amplify/api-graphql', '@aws-amplify/api-rest'],
    kept: {
      module: 'aws-amplify/api',
      names: words('GraphQLQuery GraphQLSubscription GraphQLResult GraphQLAuthError'),
      also: words('@aws-amplify/api @aws-amplify/api-graphql'),
    },
    gone: words(
      'API APIClass graphqlOperation GraphQLAPI GraphQLAPIClass OperationTypeNode GraphQLOptions',
      'GraphQLOperation RestAPI RestAPIClass RestClient GRAPHQL_AUTH_MODE default',
    ),
    instead:
      'use generateClient() for GraphQL and get(), post() and the like for REST, from aws-amplify/api',
    before:
      "const answer = await API.graphql(graphqlOperation(listTodos))\nawait API.get('todos', '/items', {})",
    after:
      "const client = generateClient()\nconst answer = await client.graphql({ query: listTodos })\nawait get({ apiName: 'todos', path: '/items' }).response",
    summary: 'API is gone; v6 has a client for GraphQL and one function for each REST method.',
    silent: [
      'REST functions answer with an operation, and the body has to be read from its response.',
      'Without authMode v6 uses the default of the configuration, as v5 did, but under new names.',
    ],
  },
  {
    ...category,
    id: 'category.Storage',
    name: 'Storage',
    from: [ROOT, '@aws-amplify/storage'],
    gone: [...STORAGE, 'default'],
    instead:
      'use uploadData(), downloadData(), getUrl(), list() and remove() from aws-amplify/storage',
    before: "await Storage.put('photo.png', file, { level: 'private' })",
    after:
      "await uploadData({ key: 'photo.png', data: file, options: { accessLevel: 'private' } }).result",
    summary: 'Storage is gone; v6 has one function for each of its methods.',
    silent: [
      'list() gives pages of 1000 and an object with items where v5 gave all at once on request.',
    ],
    links: [STORAGE_GUIDE, GENERAL_GUIDE],
  },
  {
    ...category,
    id: 'category.DataStore',
    name: 'DataStore',
    from: [ROOT, '@aws-amplify/datastore'],
    kept: { module: 'aws-amplify/datastore', names: DATASTORE, also: ['@aws-amplify/datastore'] },
    instead: 'use DataStore from aws-amplify/datastore',
    before: "import { DataStore } from 'aws-amplify'",
    after: "import { DataStore } from 'aws-amplify/datastore'",
    summary: 'Moves to aws-amplify/datastore and is called as before.',
  },
  {
    ...category,
    id: 'category.Analytics',
    name: 'Analytics',
    from: [ROOT, '@aws-amplify/analytics'],
    gone: words(
      'Analytics AnalyticsProvider AWSPinpointProvider AWSKinesisProvider AWSKinesisFirehoseProvider',
      'AmazonPersonalizeProvider AnalyticsClass default',
    ),
    instead: 'use record(), identifyUser() and configureAutoTrack() from aws-amplify/analytics',
    before: "Analytics.record({ name: 'albumVisit' })",
    after: "record({ name: 'albumVisit' })",
    summary: 'Analytics is gone; v6 has functions, and a module of its own for each provider.',
    silent: [
      'v6 gives record() no promise: what is sent, and whether it arrived, cannot be awaited.',
    ],
    links: [ANALYTICS_GUIDE, GENERAL_GUIDE],
  },
  {
    ...category,
    id: 'category.PubSub',
    name: 'PubSub',
    from: [ROOT, '@aws-amplify/pubsub'],
    kept: {
      module: '@aws-amplify/pubsub',
      names: words('CONNECTION_STATE_CHANGE ConnectionState CONTROL_MSG mqttTopicMatch'),
    },
    gone: words(
      'PubSub AWSAppSyncRealTimeProvider AWSAppSyncRealTimeProviderOptions AWSIoTProvider',
      'AWSIoTProviderOptions AbstractPubSubProvider MqttOverWSProvider MqttProviderOptions',
      'ObserverQuery default',
    ),
    ofV6: 'constructed',
    instead:
      'make one with new PubSub({ region, endpoint }) of @aws-amplify/pubsub, a package of its own',
    before:
      "Amplify.addPluggable(new AWSIoTProvider({ aws_pubsub_region, aws_pubsub_endpoint }))\nPubSub.subscribe('news').subscribe(onMessage)",
    after:
      "const pubsub = new PubSub({ region, endpoint })\npubsub.subscribe({ topics: 'news' }).subscribe(onMessage)",
    summary: 'Becomes a class of @aws-amplify/pubsub, which is installed beside aws-amplify.',
  },
  {
    ...category,
    id: 'category.Geo',
    name: 'Geo',
    from: [ROOT, '@aws-amplify/geo'],
    kept: { module: '@aws-amplify/geo', names: GEO },
    gone: ['default'],
    instead: 'use Geo from @aws-amplify/geo, a package of its own',
    before: "import { Geo } from 'aws-amplify'",
    after: "import { Geo } from '@aws-amplify/geo'",
    summary:
      'Moves to @aws-amplify/geo, which is installed beside aws-amplify, and is called as before.',
  },
  {
    ...category,
    id: 'category.Interactions',
    name: 'Interactions',
    from: [ROOT, '@aws-amplify/interactions'],
    gone: words(
      'Interactions AbstractInteractionsProvider AWSLexProvider AWSLexV2Provider',
      'InteractionsOptions InteractionsTextMessage InteractionsVoiceMessage',
      'InteractionsMessage InteractionsProvider InteractionsProviders AWSLexProviderOption',
      'AWSLexProviderOptions AWSLexV2ProviderOption AWSLexV2ProviderOptions',
      'InteractionsResponse default',
    ),
    ofV6: 'one-object',
    instead:
      'use Interactions from @aws-amplify/interactions, a package of its own that takes one object and knows Lex V2 alone',
    before: "await Interactions.send('BookTrip', 'Book a hotel')",
    after: "await Interactions.send({ botName: 'BookTrip', message: 'Book a hotel' })",
    summary: 'Moves to @aws-amplify/interactions, takes one object and no longer knows Lex V1.',
  },
  {
    ...category,
    id: 'category.Predictions',
    name: 'Predictions',
    from: [ROOT, '@aws-amplify/predictions'],
    kept: { module: '@aws-amplify/predictions', names: PREDICTIONS },
    gone: [...PREDICTIONS_GONE, 'default'],
    lost: words('addPluggable getPluggable removePluggable configure'),
    instead:
      'use Predictions from @aws-amplify/predictions, a package of its own that has its providers built in',
    before:
      'Predictions.addPluggable(new AmazonAIPredictionsProvider())\nawait Predictions.convert(input)',
    after: 'await Predictions.convert(input)',
    summary:
      'Moves to @aws-amplify/predictions, which is installed beside aws-amplify and needs no provider.',
  },
  {
    ...category,
    id: 'category.Notifications',
    name: 'Notifications',
    from: [ROOT, '@aws-amplify/notifications'],
    kept: {
      module: 'aws-amplify/in-app-messaging',
      names: words(
        'InAppMessage InAppMessageAction InAppMessageButton InAppMessageContent',
        'InAppMessageImage InAppMessageLayout InAppMessageStyle InAppMessageTextAlign',
      ),
    },
    gone: words(
      'Notifications AWSPinpointProviderCommon AWSPinpointUserInfo',
      'InAppMessageInteractionEvent InAppMessagingConfig InAppMessagingEvent',
      'PushNotificationMessage PushNotificationPermissions PushNotificationPermissionStatus',
      'NotificationsConfig UserInfo default',
    ),
    instead: 'use the functions of aws-amplify/in-app-messaging and aws-amplify/push-notifications',
    before: 'await Notifications.InAppMessaging.syncMessages()',
    after: 'initializeInAppMessaging()\nawait syncMessages()',
    summary: 'Notifications is gone; v6 has functions in two modules, which are initialized first.',
    silent: [
      'Push notifications are not enabled and messages not shown before their initialize function ran.',
    ],
    links: [MESSAGING_GUIDE, PUSH_GUIDE, GENERAL_GUIDE],
  },
  {
    ...category,
    id: 'category.PushNotification',
    name: 'PushNotification',
    from: ['@aws-amplify/pushnotification'],
    endsIn: '@aws-amplify/pushnotification',
    gone: words('default PushNotification'),
    instead: 'use the functions of aws-amplify/push-notifications',
    before: "import PushNotification from '@aws-amplify/pushnotification'",
    after: "import { initializePushNotifications } from 'aws-amplify/push-notifications'",
    summary: 'The package has no version for v6; aws-amplify/push-notifications takes its place.',
    links: [PUSH_GUIDE, GENERAL_GUIDE],
  },
  {
    ...category,
    id: 'category.XR',
    name: 'XR',
    from: [ROOT, '@aws-amplify/xr'],
    endsIn: '@aws-amplify/xr',
    gone: words('XR XRClass SumerianProvider default'),
    instead: 'nothing of v6 takes its place, and Amazon Sumerian has ended',
    before: "await XR.loadScene('scene', 'element')",
    after: '// nothing of v6 does this',
    summary: 'Gone without a successor, as the service behind it is.',
  },
]

/** One row for everything else that v5's root and its core export. */
export const exports: readonly ExportRow[] = [
  {
    ...other,
    id: 'export.Amplify',
    name: 'Amplify',
    from: [ROOT, CORE],
    kept: {
      module: ROOT,
      names: words('Amplify default'),
      renamed: { default: 'Amplify' },
      also: [CORE],
    },
    before: "import Amplify from 'aws-amplify'",
    after: "import { Amplify } from 'aws-amplify'",
    summary: 'Has no default export any more, and holds no categories.',
    links: [GENERAL_GUIDE],
  },
  {
    ...other,
    id: 'export.Hub',
    name: 'Hub',
    from: [ROOT, CORE],
    kept: { module: UTILS, names: ['Hub'], also: [CORE] },
    before: "const { Hub } = require('aws-amplify')",
    after: "const { Hub } = require('aws-amplify/utils')",
    summary: 'Moves to aws-amplify/utils, where the channel auth has other events.',
    silent: ['A listener for an event of v5 is never called.'],
  },
  {
    ...other,
    id: 'export.I18n',
    name: 'I18n',
    from: [ROOT, CORE],
    kept: { module: UTILS, names: ['I18n'], also: [CORE] },
    before: "import { I18n } from 'aws-amplify'",
    after: "import { I18n } from 'aws-amplify/utils'",
    summary: 'Moves to aws-amplify/utils and is called as before.',
  },
  {
    ...other,
    id: 'export.Logger',
    name: 'Logger',
    from: [ROOT, CORE],
    kept: {
      module: UTILS,
      names: words('Logger ConsoleLogger'),
      renamed: { Logger: 'ConsoleLogger' },
      also: [CORE],
    },
    before: "import { Logger } from 'aws-amplify'\nAmplify.Logger.LOG_LEVEL = 'DEBUG'",
    after:
      "import { ConsoleLogger as Logger } from 'aws-amplify/utils'\nLogger.LOG_LEVEL = 'DEBUG'",
    summary: 'Is called ConsoleLogger, in aws-amplify/utils, and works as before.',
  },
  {
    ...other,
    id: 'export.ServiceWorker',
    name: 'ServiceWorker',
    from: [ROOT, CORE],
    kept: { module: UTILS, names: ['ServiceWorker'], also: [CORE] },
    before: "import { ServiceWorker } from 'aws-amplify'",
    after: "import { ServiceWorker } from 'aws-amplify/utils'",
    summary: 'Moves to aws-amplify/utils and is called as before.',
  },
  {
    ...other,
    id: 'export.Cache',
    name: 'Cache',
    from: [ROOT, '@aws-amplify/cache'],
    endsIn: '@aws-amplify/cache',
    kept: { module: UTILS, names: words('Cache default'), renamed: { default: 'Cache' } },
    gone: words('BrowserStorageCache InMemoryCache CacheConfig'),
    promised: words('getItem setItem removeItem clear getAllKeys getCacheCurSize'),
    instead: 'wait for them, with Cache from aws-amplify/utils',
    before: "const name = Cache.getItem('name')",
    after: "import { Cache } from 'aws-amplify/utils'\nconst name = await Cache.getItem('name')",
    summary:
      'Moves to aws-amplify/utils, where everything but its configuration answers with a promise.',
    silent: ['Read without await, an item is a promise, and therefore always there.'],
  },
  {
    ...other,
    id: 'export.Signer',
    name: 'Signer',
    from: [ROOT, CORE],
    gone: ['Signer'],
    instead:
      'sign with SignatureV4 of @smithy/signature-v4 and the credentials of fetchAuthSession()',
    before: 'Signer.sign(request, credentials)',
    after: 'await new SignatureV4({ service, region, credentials, sha256: Sha256 }).sign(request)',
    summary: 'v6 signs its own requests and hands nothing out that signs others.',
  },
  {
    ...other,
    id: 'export.Credentials',
    name: 'Credentials',
    from: [ROOT, CORE],
    gone: words('Credentials CredentialsClass'),
    instead: 'read the credentials of fetchAuthSession()',
    before: 'const credentials = await Credentials.get()',
    after: 'const { credentials } = await fetchAuthSession()',
    summary: 'The object that held the AWS credentials is gone; they are part of the session.',
  },
  {
    ...other,
    id: 'export.ClientDevice',
    name: 'ClientDevice',
    from: [ROOT, CORE],
    gone: ['ClientDevice'],
    instead: 'nothing of v6 takes its place; read navigator.userAgent, or Platform in React Native',
    before: 'ClientDevice.clientInfo()',
    after: 'navigator.userAgent',
    summary: 'v6 says nothing about the device.',
  },
  {
    ...other,
    id: 'export.AWSCloudWatchProvider',
    name: 'AWSCloudWatchProvider',
    from: [ROOT, CORE],
    gone: ['AWSCloudWatchProvider'],
    instead: 'write a LoggingProvider for addPluggable() of ConsoleLogger, or log with the AWS SDK',
    before: 'logger.addPluggable(new AWSCloudWatchProvider())',
    after: 'logger.addPluggable(provider) // one of your own',
    summary: 'v6 has no provider that writes to CloudWatch; its logger still takes one.',
  },
  {
    ...other,
    id: 'export.core',
    name: CORE,
    from: [CORE],
    gone: [...CORE_GONE, 'JS', 'Parser'],
    instead: 'it was internal to v5; keep a copy of what is needed of it',
    before: "import { StorageHelper, urlSafeEncode } from '@aws-amplify/core'",
    after: '// nothing of v6 does this',
    summary: 'What v5 used inside and exported along the way is gone.',
  },
  {
    ...other,
    id: 'export.root',
    name: ROOT,
    from: [ROOT],
    instead: 'older majors exported it, and nothing of v6 has its name',
    before: "import { JS } from 'aws-amplify'",
    after: '// nothing of v6 does this',
    summary: 'v6 exports Amplify and its configuration from the root, and nothing else.',
  },
  {
    ...other,
    id: 'export.register',
    name: 'Amplify.register',
    from: [],
    instead: 'v6 has no modules that are registered; leave the call out',
    before: 'Amplify.register(Auth)',
    after: '// nothing: what is imported is there',
    summary: 'Categories of v6 are functions that nobody has to register.',
  },
  {
    ...other,
    id: 'export.addPluggable',
    name: 'Amplify.addPluggable',
    from: [],
    instead: 'v6 has no providers that are plugged in; each category says what takes their place',
    before: 'Amplify.addPluggable(new AWSIoTProvider(options))',
    after: 'const pubsub = new PubSub(options)',
    summary: 'Providers of v5 cannot be plugged into v6.',
  },
]
