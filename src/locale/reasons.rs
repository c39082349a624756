//! Why something is refused. Nobody needs it before a menu opens.

use super::texts;

texts! {
    /// Sentences that say why.
    pub enum ReasonText {
        ImageNotFound: "本账号没有这个镜像，或无权修改它。", "The account has no such image, or may not change it.";
        NotAvailable: "只有可用状态的镜像才能弃用。", "Only an available image can be deprecated.";
        NotDeprecated: "只有弃用状态的镜像才能恢复可用。", "Only a deprecated image can be restored.";
        StillCreating: "镜像还在创建中，请等待完成。", "The image is still being created. Wait until it is done.";
        SharedSoNotDeprecated: "镜像已共享，需先取消共享。", "The image is shared. Cancel the sharing first.";
        DeprecatedSoNotShared: "弃用状态的镜像不能共享，需先恢复可用。", "A deprecated image can't be shared. Restore it first.";
        NotShareable: "只有可用状态的镜像才能共享。", "Only an available image can be shared.";
        AlreadyPublished: "镜像已经是社区镜像。", "The image is a community image already.";
        NotPublished: "镜像不是社区镜像。", "The image is no community image.";
        NotCopyable: "只有可用状态的镜像才能复制。", "Only an available image can be copied.";
        CommunityImage: "社区镜像不支持复制。", "A community image can't be copied.";
        AlreadyBeingCopied: "镜像正在复制中，请等待完成。", "A copy of the image is under way. Wait until it is done.";
        SharedToMeLeavesRegion: "他人共享的镜像不能复制到其他地域。", "An image shared by others can't be copied to another region.";
        NotACopy: "镜像不是复制而来的。", "The image was not made by copying.";
        CopyFinished: "复制已经完成，无法取消。", "The copy is done and can't be cancelled.";
        CopyInProgress: "镜像正在复制中，请等待完成或取消复制。", "The image is being copied. Wait, or cancel the copy.";
        SharedSoNotDeleted: "镜像已共享，需先取消共享。", "The image is shared. Cancel the sharing first.";
        PublishedSoNotDeleted: "社区镜像需先取消发布。", "Take the community image back first.";
        UsedByInstances: "有实例正在使用此镜像，只能强制删除。", "Instances use the image. It can only be deleted by force.";
        NotUsable: "只有可用或弃用状态的镜像才能使用。", "Only an available or deprecated image can be used.";
        PassedOver: "镜像族系只选用可用状态的镜像。", "A family uses available images only.";
        FamilyEmpty: "镜像族系没有可用镜像。", "The image family has no available image.";
        NameTaken: "该名称已被使用。", "The name is taken.";
        FamilyFull: "镜像族系内的镜像数量已达上限。", "The image family is full.";
        TooManyFamilies: "该地域的镜像族系数量已达上限。", "The region has as many image families as it may.";
        TooManyImages: "该地域的自定义镜像数量已达上限。", "The region has as many custom images as it may.";
        TooManyAccounts: "该镜像共享的账号数量已达上限。", "The image is shared with as many accounts as it may.";
        AccountReceivesTooMany: "对方账号接收的共享镜像数量已达上限。", "The account receives as many shared images as it may.";
        SharedWithOneself: "不能把镜像共享给自己。", "An image can't be shared with its owner.";
        InstanceNotFound: "没有这个实例。", "There is no such instance.";
        WrongInstanceStatus: "实例的状态不支持此操作。", "The instance's status does not allow it.";
        SnapshotNotFound: "没有这个快照。", "There is no such snapshot.";
        SnapshotNotReady: "快照所属的镜像还在创建中。", "The snapshot's image is still being created.";
        BootModeInUse: "已有实例使用该镜像，启动模式不能修改。", "Instances use the image: its boot mode stays as it is.";
        ImdsDowngrade: "元数据访问模式不能从 v2 改回 v1。", "Metadata access can't go back from v2 to v1.";
        DiskTooSmall: "系统盘不能小于镜像。", "The system disk can't be smaller than the image.";
        ResourceNotFound: "本账号在该地域没有这个资源。", "The account has no such resource in the region.";
        NotPermitted: "这个页面不允许此操作。", "This page does not allow it.";
        TooManyTags: "资源的标签数已达上限。", "The resource has as many tags as it may.";
    }
}
